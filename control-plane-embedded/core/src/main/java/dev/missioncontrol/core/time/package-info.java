/**
 * Keeps the time of a control plane: an adopted wall time and the monotonic time since. A wall clock that is wrong for a
 * moment changes nothing; {@code AgreedTime} holds the rule, {@code AgreedClock} is what everything else reads.
 */
@NullMarked
package dev.missioncontrol.core.time;

import org.jspecify.annotations.NullMarked;
