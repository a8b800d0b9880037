@NullMarked
package dev.missioncontrol.console.keys;

import org.jspecify.annotations.NullMarked;
