/** Mission Control without a window: plays the demo fleet, draws every view into a picture, and goes on serving. */
@NullMarked
package dev.missioncontrol.desktop.headless;

import org.jspecify.annotations.NullMarked;
