package dev.missioncontrol.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that tests move by hand: wall time and elapsed time together, or the wall alone. Thread-safe. */
public final class SteppedClock implements InstantSource {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private record Time(Instant wall, Duration elapsed) {}

    private final AtomicReference<Time> time = new AtomicReference<>(new Time(START, Duration.ZERO));

    @Override
    public Instant instant() {
        return time.get().wall();
    }

    public Duration elapsed() {
        return time.get().elapsed();
    }

    /** Time goes by. */
    public void advance(Duration by) {
        time.updateAndGet(t -> new Time(t.wall().plus(by), t.elapsed().plus(by)));
    }

    /** Sets the wall clock, as after a sleep of the machine. */
    public void jump(Duration by) {
        time.updateAndGet(t -> new Time(t.wall().plus(by), t.elapsed()));
    }
}
