/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.backlog;

import org.jspecify.annotations.NullMarked;
