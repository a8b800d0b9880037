/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.filter;

import org.jspecify.annotations.NullMarked;
