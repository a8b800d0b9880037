/** A control plane in memory, with lifelike data: the console's tests and pictures look at this one. */
@NullMarked
package dev.missioncontrol.console.fake;

import org.jspecify.annotations.NullMarked;
