/** Programs that are killed at random moments, as real processes, and what must be true afterwards. */
@NullMarked
package dev.missioncontrol.desktop.crash;

import org.jspecify.annotations.NullMarked;
