/** Time that only goes forward, and the loop that steps the control plane's periodic work. Tests step it by hand. */
@NullMarked
package dev.missioncontrol.core.loop;

import org.jspecify.annotations.NullMarked;
