/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.palette;

import org.jspecify.annotations.NullMarked;
