/** Serves the settings of the guard. */
@NullMarked
package dev.missioncontrol.server.guard;

import org.jspecify.annotations.NullMarked;
