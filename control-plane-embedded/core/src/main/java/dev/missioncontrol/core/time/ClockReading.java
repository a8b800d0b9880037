package dev.missioncontrol.core.time;

import dev.missioncontrol.core.loop.Monotonic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a machine at one moment.
 *
 * @param elapsed monotonic, without sleep
 * @param sinceBoot monotonic, with sleep; absent if the system does not tell it
 */
record ClockReading(
        Instant wall, Duration elapsed, @Nullable Duration sinceBoot) {
    static ClockReading of(InstantSource wall, Monotonic monotonic) {
        Instant now = wall.instant();
        return new ClockReading(now, monotonic.elapsed(), monotonic.sinceBoot().orElse(null));
    }

    /** Returns how long the machine has slept since an earlier reading. */
    Duration sleptSince(ClockReading before) {
        return sinceBoot == null || before.sinceBoot == null
                ? Duration.ZERO
                : sinceBoot.minus(before.sinceBoot).minus(elapsed.minus(before.elapsed));
    }
}
