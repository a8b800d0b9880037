package dev.missioncontrol.core.replay;

import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.log.EntryStore;
import dev.missioncontrol.core.log.LogEntry;
import dev.missioncontrol.core.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/** Folds a whole log and compares the result with the tables, on one snapshot of the database. Thread-safe. */
public final class Replay {
    private static final int PAGE = 2_000;

    private Replay() {}

    /**
     * Returns the first differing row of each table; empty if every table follows from the log.
     *
     * @param progress receives the number of events folded so far
     */
    public static List<String> differences(
            Store store, List<Projection> projections, Upcasters upcasters, LongConsumer progress) {
        return store.snapshot(handle -> {
            List<Fold> folds = projections.stream().map(Projection::fold).toList();
            fold(handle, folds, upcasters, progress);
            List<String> differences = new ArrayList<>();
            folds.forEach(fold -> fold.difference(handle).ifPresent(differences::add));
            return differences;
        });
    }

    private static void fold(Handle handle, List<Fold> folds, Upcasters upcasters, LongConsumer progress) {
        long folded = 0;
        List<LogEntry> page = EntryStore.after(handle, Position.START, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .map(LogEntry::toAuditEvent)
                    .map(upcasters::current)
                    .forEach(event -> folds.forEach(fold -> fold.next(event)));
            folded += page.size();
            progress.accept(folded);
            page = EntryStore.after(handle, page.getLast().position(), PAGE);
        }
    }
}
