/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.lists;

import org.jspecify.annotations.NullMarked;
