package dev.missioncontrol.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.replay.Rows;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Machines follow from how they joined, renewed and were locked. Thread-safe. */
public final class IdentityProjection implements Projection {
    private static final int PAGE = 100;

    @Override
    public String table() {
        return "machine_identity";
    }

    @Override
    public boolean concerns(String subject) {
        return subject.startsWith(IdentityEvents.SUBJECT);
    }

    @Override
    public Fold fold() {
        return new Identities();
    }

    /** Its events have no private bodies, so nothing of them can be erased. */
    @Override
    public void erase(Transaction transaction, String subject, List<AuditEvent> history, JsonNode words) {}

    private static final class Identities implements Fold {
        private final TreeMap<String, Identity> rows = new TreeMap<>();

        @Override
        public void next(AuditEvent event) {
            if (event.subject().startsWith(IdentityEvents.SUBJECT)) {
                String machine = event.subject().substring(IdentityEvents.SUBJECT.length());
                rows.compute(
                        machine,
                        (_, before) -> IdentityEvents.after(
                                Actor.parse(machine), EventType.of(event.type()), event.data(), event.at(), before));
            }
        }

        @Override
        public Optional<String> difference(Handle handle) {
            return Rows.difference(
                    "machine_identity",
                    rows,
                    row -> row.machine().toString(),
                    after -> IdentityStore.after(handle, after, PAGE));
        }
    }
}
