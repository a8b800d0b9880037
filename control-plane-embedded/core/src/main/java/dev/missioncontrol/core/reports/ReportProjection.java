package dev.missioncontrol.core.reports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.replay.Rows;
import dev.missioncontrol.core.store.Table;
import dev.missioncontrol.core.store.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A table of reports that follows from the events of its subjects. Thread-safe. */
public final class ReportProjection<R> implements Projection {
    private final String table;
    private final String subject;
    private final Table<String, R> rows;
    private final Class<R> type;
    private final Step<R> step;

    /** What the row is after the event. */
    @FunctionalInterface
    private interface Step<R> {
        R after(@Nullable R before, String id, AuditEvent event);
    }

    private ReportProjection(String table, String subject, Table<String, R> rows, Class<R> type, Step<R> step) {
        this.table = table;
        this.subject = subject;
        this.rows = rows;
        this.type = type;
        this.step = step;
    }

    /** All tables of reports that follow from the log. */
    public static List<Projection> all() {
        return List.of(
                new ReportProjection<>(
                        "acp_thread",
                        ReportEvents.THREAD_SUBJECT,
                        ReportStore.THREADS,
                        AcpThread.class,
                        (_, _, event) -> ReportEvents.thread(event)),
                new ReportProjection<>(
                        "violation",
                        ReportEvents.VIOLATION_SUBJECT,
                        ReportStore.VIOLATIONS,
                        Violation.class,
                        ReportEvents::violation));
    }

    @Override
    public String table() {
        return table;
    }

    @Override
    public boolean concerns(String named) {
        return named.startsWith(subject);
    }

    @Override
    public Fold fold() {
        return new Rebuilt();
    }

    @Override
    public void erase(Transaction transaction, String named, List<AuditEvent> history, JsonNode words) {
        Rebuilt rebuilt = new Rebuilt();
        history.forEach(rebuilt::next);
        rebuilt.made.values().forEach(row -> transaction.put(rows, row));
    }

    private final class Rebuilt implements Fold {
        private final TreeMap<String, R> made = new TreeMap<>();

        @Override
        public void next(AuditEvent event) {
            if (concerns(event.subject())) {
                String id = event.subject().substring(subject.length());
                made.put(id, step.after(made.get(id), id, event));
            }
        }

        /** Names of threads are free text, which each database orders in its own way. */
        @Override
        public Optional<String> difference(Handle handle) {
            Function<R, String> key = rows::key;
            List<R> stored = ReportStore.all(handle, table, type).stream()
                    .sorted(Comparator.comparing(key))
                    .toList();
            return Rows.difference(table, made, key, after -> after == null ? stored : List.of());
        }
    }
}
