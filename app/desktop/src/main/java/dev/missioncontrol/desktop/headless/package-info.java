/** Runs Mission Control without a window: plays the demo fleet and then keeps serving. */
@NullMarked
package dev.missioncontrol.desktop.headless;

import org.jspecify.annotations.NullMarked;
