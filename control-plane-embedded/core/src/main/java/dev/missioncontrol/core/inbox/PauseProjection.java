package dev.missioncontrol.core.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.Erased;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.replay.Rows;
import dev.missioncontrol.core.store.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Who is paused follows from who was paused and resumed. Thread-safe. */
public final class PauseProjection implements Projection {
    @Override
    public String table() {
        return "agent_pause";
    }

    @Override
    public boolean concerns(String subject) {
        return subject.startsWith(Pauses.SUBJECT);
    }

    @Override
    public Fold fold() {
        return new Rebuilt();
    }

    @Override
    public void erase(Transaction transaction, String subject, List<AuditEvent> history, JsonNode words) {
        Rebuilt rebuilt = new Rebuilt();
        history.forEach(rebuilt::next);
        rebuilt.pauses.values().forEach(pause -> transaction.put(PauseStore.PAUSES, pause));
    }

    private static final class Rebuilt implements Fold {
        private final TreeMap<String, Pause> pauses = new TreeMap<>();

        @Override
        public void next(AuditEvent event) {
            if (event.is(EventType.AGENT_PAUSED)) {
                pauses.put(agent(event), paused(event));
            } else if (event.is(EventType.AGENT_RESUMED)) {
                pauses.remove(agent(event));
            }
        }

        private static String agent(AuditEvent event) {
            return event.subject().substring(Pauses.SUBJECT.length());
        }

        private static Pause paused(AuditEvent event) {
            String body = event.body();
            String reason = body == null
                    ? Erased.TEXT
                    : Json.read(body, Pauses.Why.class).reason();
            return new Pause(new AgentName(agent(event)), reason, event.actor(), event.at());
        }

        @Override
        public Optional<String> difference(Handle handle) {
            List<Pause> stored = PauseStore.list(handle).stream()
                    .sorted(Comparator.comparing(pause -> pause.agent().value()))
                    .toList();
            return Rows.difference(
                    "agent_pause", pauses, pause -> pause.agent().value(), after -> after == null ? stored : List.of());
        }
    }
}
