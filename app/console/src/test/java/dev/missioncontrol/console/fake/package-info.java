/** Provides an in-memory control plane with lifelike data for the console's tests and pictures. */
@NullMarked
package dev.missioncontrol.console.fake;

import org.jspecify.annotations.NullMarked;
