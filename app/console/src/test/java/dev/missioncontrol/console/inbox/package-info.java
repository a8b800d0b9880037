/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.inbox;

import org.jspecify.annotations.NullMarked;
