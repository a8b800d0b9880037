package dev.missioncontrol.runtime.fakes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Moves only when a test moves it. Thread-safe. */
public final class MutableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
