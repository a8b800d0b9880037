/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.audit;

import org.jspecify.annotations.NullMarked;
