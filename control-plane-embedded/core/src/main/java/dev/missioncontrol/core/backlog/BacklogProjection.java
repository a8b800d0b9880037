package dev.missioncontrol.core.backlog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.core.idempotency.IdempotencyStore;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.replay.Rows;
import dev.missioncontrol.core.store.Table;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One table of the backlog, which follows from the events of its subjects. Thread-safe. */
public final class BacklogProjection<R> implements Projection {
    private static final int PAGE = 1_000;

    private final String table;
    private final Table<?, R> rows;
    private final Step<R> step;
    private final Function<R, String> key;
    private final Pages<R> pages;

    /** What the row is after the event. */
    @FunctionalInterface
    private interface Step<R> {
        R after(@Nullable R before, String key, AuditEvent event);
    }

    /** Stored rows in the order of their keys, after one of them. */
    @FunctionalInterface
    private interface Pages<R> {
        List<R> after(Handle handle, @Nullable String key);
    }

    private BacklogProjection(String table, Table<?, R> rows, Step<R> step, Function<R, String> key, Pages<R> pages) {
        this.table = table;
        this.rows = rows;
        this.step = step;
        this.key = key;
        this.pages = pages;
    }

    /** All tables of the backlog. */
    public static List<Projection> all() {
        return List.of(
                new BacklogProjection<Project>(
                        BacklogEvent.PROJECT,
                        BacklogStore.PROJECTS,
                        BacklogFold::project,
                        row -> row.plan().name().value(),
                        (handle, after) -> after == null ? BacklogStore.projects(handle) : List.of()),
                new BacklogProjection<Epic>(
                        BacklogEvent.EPIC,
                        BacklogStore.EPICS,
                        BacklogFold::epic,
                        row -> row.id().value(),
                        (handle, after) -> BacklogStore.epicsAfter(handle, after, PAGE)),
                new BacklogProjection<Issue>(
                        BacklogEvent.ISSUE,
                        BacklogStore.ISSUES,
                        BacklogFold::issue,
                        row -> row.id().value(),
                        (handle, after) -> BacklogStore.issuesAfter(handle, after, PAGE)));
    }

    @Override
    public String table() {
        return table;
    }

    @Override
    public boolean concerns(String subject) {
        return subject.startsWith(table + ":");
    }

    @Override
    public Fold fold() {
        return new Rebuilt();
    }

    @Override
    public void erase(Transaction transaction, String subject, List<AuditEvent> history, JsonNode words) {
        Rebuilt rebuilt = new Rebuilt();
        history.forEach(rebuilt::next);
        rebuilt.made.forEach((id, row) -> {
            transaction.put(rows, row);
            IdempotencyStore.forget(transaction, id, words);
        });
    }

    private final class Rebuilt implements Fold {
        private final TreeMap<String, R> made = new TreeMap<>();

        @Override
        public void next(AuditEvent event) {
            if (concerns(event.subject())) {
                String id = event.subject().substring(table.length() + 1);
                made.put(id, step.after(made.get(id), id, event));
            }
        }

        @Override
        public Optional<String> difference(Handle handle) {
            return Rows.difference(table, made, key, after -> pages.after(handle, after));
        }
    }
}
