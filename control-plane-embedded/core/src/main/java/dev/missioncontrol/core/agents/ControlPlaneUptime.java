package dev.missioncontrol.core.agents;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the time for which the control plane has run without a gap. Silence while it was off, asleep or at another
 * time is not held against runtimes, so a restart loses none. Stepped by its loop; reading is thread-safe.
 */
public final class ControlPlaneUptime {
    private static final Duration LATE = Duration.ofSeconds(10);
    private static final Duration JUMP = Duration.ofSeconds(2);

    private volatile Stretch stretch = new Stretch(0, Instant.MAX);
    private @Nullable Step last;

    /** A time without a gap: its number and its start by the wall clock. */
    record Stretch(long number, Instant since) {}

    private record Step(Instant wall, Duration elapsed) {}

    public void step(Instant wall, Duration elapsed) {
        Step now = new Step(wall, elapsed);
        if (last == null || gap(last, now)) {
            stretch = new Stretch(stretch.number() + 1, wall);
        }
        last = now;
    }

    private static boolean gap(Step before, Step now) {
        Duration wall = Duration.between(before.wall(), now.wall());
        Duration passed = now.elapsed().minus(before.elapsed());
        return wall.minus(passed).abs().compareTo(JUMP) > 0 || passed.compareTo(LATE) > 0;
    }

    /** Returns the present one. */
    Stretch stretch() {
        return stretch;
    }
}
