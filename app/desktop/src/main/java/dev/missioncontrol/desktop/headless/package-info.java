/** Mission Control without a window: plays the demo fleet and goes on serving. */
@NullMarked
package dev.missioncontrol.desktop.headless;

import org.jspecify.annotations.NullMarked;
