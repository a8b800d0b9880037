package dev.missioncontrol.core.inbox.lifecycle;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Computes the back-off of a failed item: full jitter up to the doubled term of the attempt. Confined to the writer.
 */
final class BackOff {
    /** Number of leases lost in a row without a word after which an item counts as poison. */
    static final int LOSSES_MAX = 3;

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration MAX = Duration.ofMinutes(10);

    private final RandomGenerator jitter;

    BackOff(RandomGenerator jitter) {
        this.jitter = jitter;
    }

    Duration after(int attempt) {
        return Duration.ofMillis(jitter.nextLong(longest(attempt).toMillis() + 1));
    }

    static Duration longest(int attempt) {
        return Duration.ofMillis(Math.min(MAX.toMillis(), FIRST.toMillis() << Math.clamp(attempt, 0, 20)));
    }
}
