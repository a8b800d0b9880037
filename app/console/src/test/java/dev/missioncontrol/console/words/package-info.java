/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.words;

import org.jspecify.annotations.NullMarked;
