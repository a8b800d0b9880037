package dev.missioncontrol.core.simulation;

import java.time.Duration;
import java.time.Instant;

/** Watches the control plane's time beside the clocks of its machine. Confined to one thread. */
final class Timekeeper {
    private static final Duration STEADY = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final Duration NOISE = Duration.ofSeconds(1);
    private static final int SLOWLY = 50;

    private final PlaneClock clock;
    private Look last;
    /** Since when the wall clock has gone on by the time that passed, as far as ticks saw. */
    private Duration steadySince = Duration.ZERO;

    /**
     * What the clocks said.
     *
     * @param wall how far ahead of the time that passed
     * @param agreed the same of the control plane's time
     */
    private record Look(Duration elapsed, Duration slept, Duration wall, Duration agreed) {}

    Timekeeper(PlaneClock clock) {
        this.clock = clock;
        this.last = new Look(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    private Look look() {
        Duration elapsed = clock.elapsed();
        Instant even = Instant.EPOCH.plus(elapsed);
        return new Look(
                elapsed,
                clock.machine().sinceBoot().minus(elapsed),
                Duration.between(even, clock.machine().instant()),
                Duration.between(even, clock.instant()));
    }

    /** A start believes the wall clock; gives how far it put the time forward. */
    Duration started() {
        Look now = look();
        Duration ahead = now.agreed().minus(last.agreed());
        Broken.unless(
                near(now.agreed(), now.wall(), Duration.ofMillis(1)), Rule.CLOCK, "a start took another time: ", now);
        steadySince = now.elapsed();
        last = now;
        return ahead.isNegative() ? Duration.ZERO : ahead;
    }

    /** It looked at its clocks. */
    void ticked() {
        Look now = look();
        Duration slept = now.slept().minus(last.slept());
        boolean goesOn = near(now.wall().minus(last.wall()), slept, NOISE)
                && now.elapsed().minus(last.elapsed()).compareTo(PAUSE) <= 0;
        Duration moved = now.agreed().minus(last.agreed());
        Duration worked = now.elapsed().minus(last.elapsed()).dividedBy(SLOWLY).plusMillis(2);
        boolean stayed = near(moved, Duration.ZERO, worked);
        if (!goesOn || (stayed && slept.compareTo(NOISE) > 0)) { // a short sleep is a difference that may add up
            steadySince = now.elapsed();
        }
        boolean steady = now.elapsed().minus(steadySince).compareTo(STEADY) >= 0;
        boolean right = stayed
                ? !missed(now, slept, steady)
                : (steady && near(now.agreed(), now.wall(), NOISE))
                        || (slept.compareTo(NOISE) > 0 && near(moved, slept, TOLERANCE.multipliedBy(2)));
        Broken.unless(
                right, Rule.CLOCK, "after ", last, " came ", now, " with a wall clock steady since ", steadySince);
        last = now;
    }

    /** Whether it should have followed and did not. */
    private boolean missed(Look now, Duration slept, boolean steady) {
        boolean differs = !near(now.agreed(), now.wall(), TOLERANCE.plusMillis(2));
        boolean asleep = slept.compareTo(TOLERANCE.multipliedBy(3)) > 0
                && near(now.wall().minus(last.wall()), slept, NOISE);
        return differs && (steady || asleep);
    }

    private static boolean near(Duration one, Duration other, Duration within) {
        return one.minus(other).abs().compareTo(within) <= 0;
    }
}
