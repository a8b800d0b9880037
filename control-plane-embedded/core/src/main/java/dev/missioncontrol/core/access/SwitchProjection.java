package dev.missioncontrol.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.replay.Rows;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What is switched on follows from the switchings. Thread-safe. */
public final class SwitchProjection implements Projection {
    static final String SUBJECT = "switch:";

    /** The public data of a switching. */
    record Turned(boolean on) {}

    @Override
    public String table() {
        return "fleet_switch";
    }

    @Override
    public boolean concerns(String subject) {
        return subject.startsWith(SUBJECT);
    }

    @Override
    public Fold fold() {
        return new Switches();
    }

    /** Its events have no private bodies, so nothing of them can be erased. */
    @Override
    public void erase(Transaction transaction, String subject, List<AuditEvent> history, JsonNode words) {}

    private static final class Switches implements Fold {
        private final TreeMap<String, SwitchStore.Row> rows = new TreeMap<>();

        @Override
        public void next(AuditEvent event) {
            if (event.is(EventType.SWITCH_TURNED)) {
                String name = event.subject().substring(SUBJECT.length());
                rows.put(
                        name,
                        new SwitchStore.Row(
                                name, Json.read(event.data(), Turned.class).on()));
            }
        }

        @Override
        public Optional<String> difference(Handle handle) {
            return Rows.difference(
                    "fleet_switch", rows, SwitchStore.Row::name, after -> SwitchStore.after(handle, after));
        }
    }
}
