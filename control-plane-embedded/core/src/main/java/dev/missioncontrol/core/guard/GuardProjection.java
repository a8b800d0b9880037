package dev.missioncontrol.core.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The thresholds as they were set last; nothing in them is private. Thread-safe. */
public final class GuardProjection implements Projection {
    static final String SUBJECT = "guard";

    @Override
    public String table() {
        return "guard_threshold";
    }

    @Override
    public boolean concerns(String subject) {
        return subject.equals(SUBJECT);
    }

    @Override
    public Fold fold() {
        return new Rebuilt();
    }

    @Override
    public void erase(Transaction transaction, String subject, List<AuditEvent> history, JsonNode words) {}

    private static final class Rebuilt implements Fold {
        private @Nullable Thresholds last;

        @Override
        public void next(AuditEvent event) {
            if (event.subject().equals(SUBJECT)) {
                last = Json.read(event.data(), Thresholds.class);
            }
        }

        @Override
        public Optional<String> difference(Handle handle) {
            return GuardStore.thresholds(handle).equals(Optional.ofNullable(last))
                    ? Optional.empty()
                    : Optional.of("The row of table guard_threshold is not what its events say.");
        }
    }
}
