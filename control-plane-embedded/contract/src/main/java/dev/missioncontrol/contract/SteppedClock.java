package dev.missioncontrol.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Clocks that tests move by hand: all together, the wall alone, or all but the one that stops in a sleep. Thread-safe. */
public final class SteppedClock implements InstantSource {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private record Time(Instant wall, Duration elapsed, Duration slept) {}

    private final AtomicReference<Time> time = new AtomicReference<>(new Time(START, Duration.ZERO, Duration.ZERO));

    @Override
    public Instant instant() {
        return time.get().wall();
    }

    public Duration elapsed() {
        return time.get().elapsed();
    }

    /** Returns the time since the machine booted, sleep included. */
    public Duration sinceBoot() {
        Time now = time.get();
        return now.elapsed().plus(now.slept());
    }

    /** Time goes by. */
    public void advance(Duration by) {
        time.updateAndGet(t -> new Time(t.wall().plus(by), t.elapsed().plus(by), t.slept()));
    }

    /** Sets the wall clock, and nothing else goes on. */
    public void jump(Duration by) {
        time.updateAndGet(t -> new Time(t.wall().plus(by), t.elapsed(), t.slept()));
    }

    /** The machine sleeps. */
    public void sleep(Duration time) {
        this.time.updateAndGet(
                t -> new Time(t.wall().plus(time), t.elapsed(), t.slept().plus(time)));
    }
}
