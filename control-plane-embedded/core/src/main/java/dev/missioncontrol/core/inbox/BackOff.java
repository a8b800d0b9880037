package dev.missioncontrol.core.inbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a failed item rests: full jitter, anything up to the doubled term of the attempt. Confined to the writer. */
final class BackOff {
    /** Leases lost in a row without a word after which an item is poison. */
    static final int LOSSES_MAX = 3;

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration MAX = Duration.ofMinutes(10);

    private final RandomGenerator jitter;

    BackOff(RandomGenerator jitter) {
        this.jitter = jitter;
    }

    Duration after(int attempt) {
        long most = Math.min(MAX.toMillis(), FIRST.toMillis() << Math.clamp(attempt, 0, 20));
        return Duration.ofMillis(jitter.nextLong(most + 1));
    }
}
