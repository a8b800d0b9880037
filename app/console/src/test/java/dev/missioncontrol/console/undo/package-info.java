/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.undo;

import org.jspecify.annotations.NullMarked;
