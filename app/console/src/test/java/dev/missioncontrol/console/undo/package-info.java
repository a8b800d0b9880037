@NullMarked
package dev.missioncontrol.console.undo;

import org.jspecify.annotations.NullMarked;
