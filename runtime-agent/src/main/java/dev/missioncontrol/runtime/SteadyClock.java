package dev.missioncontrol.runtime;

import dev.missioncontrol.api.time.SinceBoot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Measures time from the wall time of its beginning on, sleep included. If the system tells the time since boot, a jump of the
 * wall clock changes nothing; elsewhere one forward counts as sleep, which can only end a lease early. Thread-safe.
 */
final class SteadyClock implements InstantSource {
    /** Less is the noise of the two measures. */
    private static final Duration SLEEP_MIN = Duration.ofSeconds(1);

    private final InstantSource wall;
    private final Instant begun;
    private final Supplier<Duration> elapsed;
    private final Supplier<Optional<Duration>> sinceBoot;
    private final Duration elapsedAtBegin;
    private final Optional<Duration> bootAtBegin;
    private Duration slept = Duration.ZERO;
    private Duration wallAhead = Duration.ZERO;

    SteadyClock(InstantSource wall) {
        this(wall, () -> Duration.ofNanos(System.nanoTime()), SinceBoot::read);
    }

    SteadyClock(InstantSource wall, Supplier<Duration> elapsed, Supplier<Optional<Duration>> sinceBoot) {
        this.wall = wall;
        this.begun = wall.instant();
        this.elapsed = elapsed;
        this.sinceBoot = sinceBoot;
        this.elapsedAtBegin = elapsed.get();
        this.bootAtBegin = sinceBoot.get();
    }

    @Override
    public synchronized Instant instant() {
        Duration awake = elapsed.get().minus(elapsedAtBegin);
        Duration sleep = bootAtBegin.map(then -> told(then, awake)).orElseGet(() -> guessed(awake));
        if (sleep.minus(slept).compareTo(SLEEP_MIN) > 0) {
            slept = sleep;
        }
        return begun.plus(awake).plus(slept);
    }

    /** Returns the sleep since the beginning as the system tells it. */
    private Duration told(Duration bootedAtBegin, Duration awake) {
        return sinceBoot.get().map(now -> now.minus(bootedAtBegin).minus(awake)).orElse(slept);
    }

    /** Returns the sleep known so far, and what the wall clock went ahead since the last reading. */
    private Duration guessed(Duration awake) {
        Duration before = wallAhead;
        wallAhead = Duration.between(begun, wall.instant()).minus(awake);
        return slept.plus(wallAhead).minus(before);
    }
}
