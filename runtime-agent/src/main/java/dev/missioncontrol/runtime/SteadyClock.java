package dev.missioncontrol.runtime;

import dev.missioncontrol.api.time.SinceBoot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Measures time from the wall time of its beginning on, sleep included where the system tells it; a jump of the wall clock
 * changes nothing. Thread-safe.
 */
final class SteadyClock implements InstantSource {
    /** Less is the noise of the two measures. */
    private static final Duration SLEEP_MIN = Duration.ofSeconds(1);

    private final Instant begun;
    private final Supplier<Duration> elapsed;
    private final Supplier<Optional<Duration>> sinceBoot;
    private final Duration elapsedAtBegin;
    private final Optional<Duration> bootAtBegin;
    private Duration slept = Duration.ZERO;

    SteadyClock(InstantSource wall) {
        this(wall, () -> Duration.ofNanos(System.nanoTime()), SinceBoot::read);
    }

    SteadyClock(InstantSource wall, Supplier<Duration> elapsed, Supplier<Optional<Duration>> sinceBoot) {
        this.begun = wall.instant();
        this.elapsed = elapsed;
        this.sinceBoot = sinceBoot;
        this.elapsedAtBegin = elapsed.get();
        this.bootAtBegin = sinceBoot.get();
    }

    @Override
    public synchronized Instant instant() {
        Duration awake = elapsed.get().minus(elapsedAtBegin);
        sinceBoot
                .get()
                .flatMap(now -> bootAtBegin.map(then -> now.minus(then).minus(awake)))
                .filter(sleep -> sleep.minus(slept).compareTo(SLEEP_MIN) > 0)
                .ifPresent(sleep -> slept = sleep);
        return begun.plus(awake).plus(slept);
    }
}
