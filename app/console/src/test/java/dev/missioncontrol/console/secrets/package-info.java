/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.secrets;

import org.jspecify.annotations.NullMarked;
