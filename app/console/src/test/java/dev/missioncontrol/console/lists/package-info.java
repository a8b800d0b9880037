@NullMarked
package dev.missioncontrol.console.lists;

import org.jspecify.annotations.NullMarked;
