/** Behaviour of this room, without a toolkit. */
@NullMarked
package dev.missioncontrol.console.settings;

import org.jspecify.annotations.NullMarked;
