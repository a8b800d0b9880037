/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.keys;

import org.jspecify.annotations.NullMarked;
