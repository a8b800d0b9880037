/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.needs;

import org.jspecify.annotations.NullMarked;
