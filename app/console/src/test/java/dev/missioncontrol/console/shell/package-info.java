/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.shell;

import org.jspecify.annotations.NullMarked;
