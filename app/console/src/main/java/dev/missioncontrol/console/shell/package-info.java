/**
 * The frame around the views: rail, top bar, status line, overlays, and the one follower of the live feed that tells every
 * view what has changed.
 */
@NullMarked
package dev.missioncontrol.console.shell;

import org.jspecify.annotations.NullMarked;
