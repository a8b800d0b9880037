package dev.missioncontrol.core.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of nodes that share a database: the database's, read by each batch. Between two batches this machine's clock carries
 * it on. Thread-safe.
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

    /** It is that time in the database now. */
    Instant set(Instant now) {
        ahead = Duration.between(machine.instant(), now);
        return now;
    }
}
