/**
 * Draws the frame around the views: rail, top bar, status line and overlays. It owns the one follower of the live feed,
 * which reports changes to every view.
 */
@NullMarked
package dev.missioncontrol.console.shell;

import org.jspecify.annotations.NullMarked;
