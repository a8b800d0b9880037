package dev.missioncontrol.core;

import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.loop.Monotonic;
import java.time.Duration;
import java.util.Optional;

/** The monotonic side of a stepped clock, on a system that tells the time since boot. */
public record SteppedMonotonic(SteppedClock clock) implements Monotonic {
    @Override
    public Duration elapsed() {
        return clock.elapsed();
    }

    @Override
    public Optional<Duration> sinceBoot() {
        return Optional.of(clock.sinceBoot());
    }
}
