package dev.missioncontrol.core;

import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.core.agents.RuntimeCounts;
import dev.missioncontrol.core.inbox.InboxLoad;
import dev.missioncontrol.core.store.write.WriterStatistics;
import dev.missioncontrol.core.time.AgreedClock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The health of a control plane at one moment, for monitoring. It contains no names and no text that people or programs
 * wrote.
 *
 * @param writable whether commands are accepted
 * @param events number of events in the present era
 * @param freeBytes on the disk of the database, if it is on this machine
 * @param counts from the database; absent while it cannot be reached
 */
public record Health(
        boolean writable,
        long events,
        OptionalLong freeBytes,
        WriterStatistics.Commands commands,
        WriterStatistics.Batches batches,
        Clock clock,
        Optional<Counts> counts) {
    /**
     * The control plane's time beside the wall clock.
     *
     * @param difference how far the wall clock is ahead while it is not believed
     * @param uncertain whether events stand still at a time that a wrong clock once gave
     */
    public record Clock(Duration difference, boolean uncertain) {
        static Clock of(AgreedClock clock) {
            return new Clock(clock.difference(), clock.uncertain());
        }
    }

    /** Counts from the database. */
    public record Counts(InboxLoad inbox, AskCounts asks, RuntimeCounts runtimes) {}
}
