package dev.missioncontrol.core.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.replay.Rows;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Reads of secrets as their events tell them; nothing in them is private. Thread-safe. */
public final class ReadProjection implements Projection {
    private static final int PAGE = 1_000;

    @Override
    public String table() {
        return "secret_read";
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
    public void erase(Transaction transaction, String subject, List<AuditEvent> history, JsonNode words) {}

    private static final class Rebuilt implements Fold {
        private final TreeMap<String, SecretRead> made = new TreeMap<>();

        @Override
        public void next(AuditEvent event) {
            if (event.subject().startsWith(SecretEvent.SUBJECT)) {
                SecretFold.read(event.subject().substring(SecretEvent.SUBJECT.length()), event)
                        .ifPresent(read -> made.put(read.id().value(), read));
            }
        }

        @Override
        public Optional<String> difference(Handle handle) {
            return Rows.difference(
                    "secret_read", made, row -> row.id().value(), after -> SecretStore.readsAfter(handle, after, PAGE));
        }
    }
}
