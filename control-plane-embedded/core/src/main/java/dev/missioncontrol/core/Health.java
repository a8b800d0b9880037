package dev.missioncontrol.core;

import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.core.agents.RuntimeCounts;
import dev.missioncontrol.core.inbox.InboxLoad;
import dev.missioncontrol.core.store.WriterStatistics;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a control plane is at one moment, for those who watch over it. It names nobody and tells nothing that anybody wrote.
 *
 * @param writable whether commands are taken
 * @param events how many the log has in its era
 * @param freeBytes on the disk of the database, where it lies on this machine
 * @param counts what the database holds; absent while it cannot be reached
 */
public record Health(
        boolean writable,
        long events,
        OptionalLong freeBytes,
        WriterStatistics.Commands commands,
        WriterStatistics.Batches batches,
        Optional<Counts> counts) {
    /** What is read from the database. */
    public record Counts(InboxLoad inbox, AskCounts asks, RuntimeCounts runtimes) {}
}
