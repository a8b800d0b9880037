package dev.missioncontrol.core.agents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.replay.Rows;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Runtimes follow from their starts. Thread-safe. */
public final class RuntimeProjection implements Projection {
    private static final String SUBJECT = "runtime:";

    @Override
    public String table() {
        return "runtime";
    }

    @Override
    public boolean concerns(String subject) {
        return subject.startsWith(SUBJECT);
    }

    @Override
    public Fold fold() {
        return new Lifetimes();
    }

    /** Their events have no private bodies, so nothing of them can be erased. */
    @Override
    public void erase(Transaction transaction, String subject, List<AuditEvent> history, JsonNode words) {}

    private static final class Lifetimes implements Fold {
        private final TreeMap<String, RuntimeStore.Life> runtimes = new TreeMap<>();

        @Override
        public void next(AuditEvent event) {
            if (event.type().equals(CoreRuntimes.STARTED)) {
                RuntimeName name = new RuntimeName(event.subject().substring(SUBJECT.length()));
                CoreRuntimes.Started started = Json.read(event.data(), CoreRuntimes.Started.class);
                runtimes.put(
                        name.value(), new RuntimeStore.Life(name, started.incarnation(), started.start(), event.at()));
            }
        }

        @Override
        public Optional<String> difference(Handle handle) {
            List<RuntimeStore.Life> stored = RuntimeStore.list(handle).stream()
                    .map(RuntimeStore.Row::life)
                    .toList();
            return Rows.difference(
                    "runtime", runtimes, life -> life.name().value(), after -> after == null ? stored : List.of());
        }
    }
}
