/** Finds every object and action by a few typed letters, and shows each action's key. */
@NullMarked
package dev.missioncontrol.console.palette;

import org.jspecify.annotations.NullMarked;
