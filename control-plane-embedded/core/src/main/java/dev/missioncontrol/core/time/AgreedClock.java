package dev.missioncontrol.core.time;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.loop.Monotonic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one clock of a control plane, in whole milliseconds. It compares itself with the wall clock when its loop looks, and
 * runs by monotonic time in between. Reading is thread-safe; looking is confined to the loop.
 */
public final class AgreedClock implements InstantSource {
    private static final Logger LOG = LoggerFactory.getLogger(AgreedClock.class);

    private final InstantSource wall;
    private final Monotonic monotonic;
    private final Optional<ClockAdoption> atStart;
    private volatile AgreedTime agreed;

    /**
     * Opens the clock with the present wall time.
     *
     * @param wall the machine's clock, or that of a database which nodes share
     * @param newest the time of the newest event
     */
    public AgreedClock(InstantSource wall, Monotonic monotonic, Instant newest) {
        this.wall = wall;
        this.monotonic = monotonic;
        AgreedTime.Look begun = AgreedTime.started(ClockReading.of(wall, monotonic), newest);
        this.agreed = begun.time();
        this.atStart = begun.adoption();
    }

    @Override
    public Instant instant() {
        AgreedTime known = agreed;
        return known.at(monotonic.elapsed()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the step that opening took. */
    Optional<ClockAdoption> atStart() {
        return atStart;
    }

    /** Compares the time with the wall clock; returns the step that followed. A clock that cannot be read changes nothing. */
    Optional<ClockAdoption> look() {
        ClockReading reading;
        try {
            reading = ClockReading.of(wall, monotonic);
        } catch (ControlPlaneException e) {
            LOG.debug("the database's time cannot be read now", e);
            return Optional.empty();
        }
        AgreedTime.Look look = agreed.look(reading);
        agreed = look.time();
        return look.adoption();
    }

    /** Returns how far the wall clock is ahead while it is not believed; zero while it is. */
    public Duration difference() {
        ClockDifference known = agreed.difference();
        return known == null ? Duration.ZERO : known.by();
    }

    /** Returns whether events stand still at a time that a wrong clock once gave. */
    public boolean uncertain() {
        AgreedTime known = agreed;
        return known.uncertain(monotonic.elapsed());
    }

    Duration elapsed() {
        return monotonic.elapsed();
    }
}
