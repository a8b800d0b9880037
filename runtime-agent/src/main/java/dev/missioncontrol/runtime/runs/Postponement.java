package dev.missioncontrol.runtime.runs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Limits how long a run waits for something outside the machine before it gives its item back. Confined to its run. */
final class Postponement {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private @Nullable Instant until;

    /** Tells whether the wait, which begins with the first call, has lasted long enough. */
    boolean over(Instant now) {
        Instant end = until;
        if (end == null) {
            end = now.plus(PATIENCE);
            until = end;
        }
        return !now.isBefore(end);
    }
}
