package dev.missioncontrol.core.agents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.replay.Rows;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Runtimes follow from their starts, and from when they were lost, came back and were fenced. Thread-safe. */
public final class RuntimeProjection implements Projection {
    @Override
    public String table() {
        return "runtime";
    }

    @Override
    public boolean concerns(String subject) {
        return subject.startsWith(RuntimeEvents.SUBJECT);
    }

    @Override
    public Fold fold() {
        return new Lifetimes();
    }

    /** Their events have no private bodies, so nothing of them can be erased. */
    @Override
    public void erase(Transaction transaction, String subject, List<AuditEvent> history, JsonNode words) {}

    private static final class Lifetimes implements Fold {
        private final TreeMap<String, Life> runtimes = new TreeMap<>();

        @Override
        public void next(AuditEvent event) {
            if (event.subject().startsWith(RuntimeEvents.SUBJECT)) {
                runtimes.compute(event.subject(), (_, before) -> RuntimeEvents.after(before, event));
            }
        }

        @Override
        public Optional<String> difference(Handle handle) {
            List<Life> stored = RuntimeStore.list(handle).stream()
                    .map(RuntimeStore.Row::life)
                    .toList();
            return Rows.difference(
                    "runtime",
                    runtimes,
                    life -> RuntimeEvents.SUBJECT + life.name(),
                    after -> after == null ? stored : List.of());
        }
    }
}
