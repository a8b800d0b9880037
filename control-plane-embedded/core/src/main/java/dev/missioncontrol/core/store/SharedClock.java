package dev.missioncontrol.core.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps the time of nodes that share a database: the database's, read by each batch. This machine's clock advances it
 * between two batches. Thread-safe.
 */
public final class SharedClock implements InstantSource {
    private final InstantSource machine;
    private volatile Duration ahead = Duration.ZERO;

    public SharedClock(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    /** Sets the database's present time. */
    public Instant set(Instant now) {
        ahead = Duration.between(machine.instant(), now);
        return now;
    }
}
