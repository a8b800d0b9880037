package dev.missioncontrol.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time on which a control plane agrees with itself: the last adopted wall time and the monotonic time since. A wall
 * clock that differs by more than five seconds is adopted after a minute of steadiness, at a start, or at once if the
 * machine slept for as long. Smaller differences are worked off slowly. Pure.
 *
 * @param time agreed at the reading
 * @param reading the last one that agreed with the wall clock, or the first one that did not
 * @param drift the rest by which the wall clock is ahead, to be worked off
 * @param reached the latest time given before a step back
 */
record AgreedTime(
        Instant time,
        ClockReading reading,
        Duration drift,
        Instant reached,
        @Nullable ClockDifference difference) {
    /** Difference up to which a wall clock is believed. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    /** Shorter sleeps are within the tolerance. */
    private static final Duration SLEEP_MIN = Duration.ofSeconds(1);
    /** A drift is worked off over this many times its length. */
    private static final int SLOWLY = 50;

    /** A reading's effect: the time from then on, and the step it took. */
    record Look(AgreedTime time, Optional<ClockAdoption> adoption) {}

    /** Begins with the wall clock, whatever it says; {@code newest} is the time of the newest event. */
    static Look started(ClockReading reading, Instant newest) {
        AgreedTime begun = new AgreedTime(reading.wall(), reading, Duration.ZERO, newest, null);
        Duration by = Duration.between(newest, reading.wall());
        return new Look(
                begun,
                by.isNegative() && !small(by)
                        ? Optional.of(new ClockAdoption(by, ClockAdoption.Reason.START))
                        : Optional.empty());
    }

    Instant at(Duration elapsed) {
        Duration passed = elapsed.minus(reading.elapsed());
        return time.plus(passed).plus(worked(passed));
    }

    private Duration worked(Duration passed) {
        Duration most = passed.isNegative() ? Duration.ZERO : passed.dividedBy(SLOWLY);
        if (drift.abs().compareTo(most) <= 0) {
            return drift;
        }
        return drift.isNegative() ? most.negated() : most;
    }

    /** Returns whether events stand still at a time that a wrong clock once gave. */
    boolean uncertain(Duration elapsed) {
        return at(elapsed).isBefore(reached);
    }

    Look look(ClockReading now) {
        Instant agreed = at(now.elapsed());
        Duration by = Duration.between(agreed, now.wall());
        if (small(by)) {
            return stays(new AgreedTime(agreed, now, by, reached, null));
        }
        Duration slept = now.sleptSince(reading);
        if (slept.compareTo(SLEEP_MIN) > 0) {
            if (small(by.minus(slept))) {
                return steps(agreed, now.wall(), now, null, ClockAdoption.Reason.SLEEP);
            }
            if (difference != null && small(by.minus(slept).minus(difference.by()))) {
                ClockDifference left = difference.met(by.minus(slept), now.elapsed());
                return steps(agreed, agreed.plus(slept), now, left, ClockAdoption.Reason.SLEEP);
            }
        }
        if (difference == null) {
            return stays(new AgreedTime(agreed, now, Duration.ZERO, reached, ClockDifference.begun(by, now.elapsed())));
        }
        ClockDifference met = difference.met(by, now.elapsed());
        return met.steady()
                ? steps(agreed, now.wall(), now, null, ClockAdoption.Reason.STEADY)
                : stays(new AgreedTime(time, reading, drift, reached, met));
    }

    private Look steps(
            Instant from, Instant to, ClockReading now, @Nullable ClockDifference left, ClockAdoption.Reason reason) {
        AgreedTime stepped = new AgreedTime(to, now, Duration.ZERO, from.isAfter(reached) ? from : reached, left);
        return new Look(stepped, Optional.of(new ClockAdoption(Duration.between(from, to), reason)));
    }

    private static Look stays(AgreedTime time) {
        return new Look(time, Optional.empty());
    }

    private static boolean small(Duration by) {
        return by.abs().compareTo(TOLERANCE) <= 0;
    }
}
