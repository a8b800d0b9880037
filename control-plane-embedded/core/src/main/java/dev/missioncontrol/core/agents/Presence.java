package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.agents.Liveness;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when the control plane has been there without a gap. Who gave no sign of life while it was off, asleep or at another time
 * is not judged by that time: a restart loses nobody. Stepped by its loop; reading is thread-safe.
 */
public final class Presence {
    private static final Duration LATE = Duration.ofSeconds(10);
    private static final Duration JUMP = Duration.ofSeconds(2);

    private volatile Instant since = Instant.MAX;
    private @Nullable Step last;

    private record Step(Instant wall, Duration elapsed) {}

    public void step(Instant wall, Duration elapsed) {
        Step now = new Step(wall, elapsed);
        if (last == null || gap(last, now)) {
            since = wall;
        }
        last = now;
    }

    private static boolean gap(Step before, Step now) {
        Duration wall = Duration.between(before.wall(), now.wall());
        Duration passed = now.elapsed().minus(before.elapsed());
        return wall.minus(passed).abs().compareTo(JUMP) > 0 || passed.compareTo(LATE) > 0;
    }

    /** How a runtime is that gave its last sign of life then. */
    Liveness of(Instant sign, Instant now) {
        return Thresholds.RUNTIME.at(Duration.between(heard(sign), now));
    }

    /** From when on silence counts. */
    Instant heard(Instant sign) {
        Instant back = since;
        return back.isAfter(sign) ? back : sign;
    }

    /** Whether the sign was given before the control plane came back. */
    boolean before(Instant sign) {
        return since.isAfter(sign);
    }
}
