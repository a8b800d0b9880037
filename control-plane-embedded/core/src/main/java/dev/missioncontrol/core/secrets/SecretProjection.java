package dev.missioncontrol.core.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.replay.Rows;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Secrets as their events make them. Thread-safe. */
public final class SecretProjection implements Projection {
    @Override
    public String table() {
        return "secret";
    }

    @Override
    public boolean concerns(String subject) {
        return subject.startsWith(SecretEvent.SUBJECT);
    }

    @Override
    public Fold fold() {
        return new Rebuilt();
    }

    @Override
    public void erase(Transaction transaction, String subject, List<AuditEvent> history, JsonNode words) {
        Rebuilt rebuilt = new Rebuilt();
        history.forEach(rebuilt::next);
        rebuilt.made.values().forEach(row -> transaction.put(SecretStore.SECRETS, row));
    }

    private static final class Rebuilt implements Fold {
        private final TreeMap<String, Secret> made = new TreeMap<>();

        @Override
        public void next(AuditEvent event) {
            if (event.subject().startsWith(SecretEvent.SUBJECT)) {
                String name = event.subject().substring(SecretEvent.SUBJECT.length());
                made.compute(name, (_, before) -> SecretFold.secret(before, name, event));
            }
        }

        @Override
        public Optional<String> difference(Handle handle) {
            return Rows.difference(
                    "secret",
                    made,
                    row -> row.name().value(),
                    after -> after == null ? SecretStore.secrets(handle) : List.of());
        }
    }
}
