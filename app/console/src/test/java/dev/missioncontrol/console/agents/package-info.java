/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.agents;

import org.jspecify.annotations.NullMarked;
