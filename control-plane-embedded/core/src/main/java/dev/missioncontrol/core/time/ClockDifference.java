package dev.missioncontrol.core.time;

import java.time.Duration;

/**
 * A difference between the wall clock and the agreed time that has not been adopted.
 *
 * @param by positive when the wall clock is ahead
 * @param since the first reading that showed it, by monotonic time
 * @param seen the newest one
 */
record ClockDifference(Duration by, Duration since, Duration seen) {
    private static final Duration STEADY = Duration.ofSeconds(60);
    /** Deviation up to which a wall clock counts as running steadily. */
    private static final Duration NOISE = Duration.ofSeconds(1);
    /** Pause between two readings after which nothing is known of the time between them. */
    private static final Duration UNSEEN = Duration.ofSeconds(10);

    static ClockDifference begun(Duration by, Duration elapsed) {
        return new ClockDifference(by, elapsed, elapsed);
    }

    /** Returns this difference as seen once more, or the beginning of another one. */
    ClockDifference met(Duration other, Duration elapsed) {
        boolean same = other.minus(by).abs().compareTo(NOISE) <= 0
                && elapsed.minus(seen).compareTo(UNSEEN) <= 0;
        return same ? new ClockDifference(by, since, elapsed) : begun(other, elapsed);
    }

    boolean steady() {
        return seen.minus(since).compareTo(STEADY) >= 0;
    }
}
