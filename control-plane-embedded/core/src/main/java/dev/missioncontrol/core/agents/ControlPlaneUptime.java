package dev.missioncontrol.core.agents;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when the control plane has been there without a gap. Who gave no sign of life while it was off, asleep or at another time
 * is not judged by that time: a restart loses nobody. Stepped by its loop; reading is thread-safe.
 */
public final class ControlPlaneUptime {
    private static final Duration LATE = Duration.ofSeconds(10);
    private static final Duration JUMP = Duration.ofSeconds(2);

    private volatile Stretch stretch = new Stretch(0, Instant.MAX);
    private @Nullable Step last;

    /** A time without a gap: since when by the wall clock, and which it is. */
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

    /** The one that lasts. */
    Stretch stretch() {
        return stretch;
    }
}
