package dev.missioncontrol.core.agents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.agents.GatewayStore.Gateway;
import dev.missioncontrol.core.agents.GatewayStore.Interruption;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.replay.Rows;
import dev.missioncontrol.core.store.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Gateways and their interruptions follow from what was reported. Thread-safe. */
public final class GatewayProjection implements Projection {
    private static final int PAGE = 500;

    private final String table;

    private GatewayProjection(String table) {
        this.table = table;
    }

    /** One for each of their tables. */
    public static List<Projection> all() {
        return List.of(new GatewayProjection("gateway"), new GatewayProjection("gateway_blip"));
    }

    @Override
    public String table() {
        return table;
    }

    @Override
    public boolean concerns(String subject) {
        return subject.startsWith(GatewayEvents.SUBJECT);
    }

    @Override
    public Fold fold() {
        return table.equals("gateway") ? new LastReports() : new Interruptions();
    }

    /** Their events have no private bodies, so nothing of them can be erased. */
    @Override
    public void erase(Transaction transaction, String subject, List<AuditEvent> history, JsonNode words) {}

    private static final class LastReports implements Fold {
        private final TreeMap<String, Gateway> rows = new TreeMap<>();

        @Override
        public void next(AuditEvent event) {
            if (event.subject().startsWith(GatewayEvents.SUBJECT)) {
                rows.compute(event.subject(), (_, before) -> GatewayEvents.gateway(before, event));
            }
        }

        @Override
        public Optional<String> difference(Handle handle) {
            List<Gateway> stored = GatewayStore.gateways(handle).stream()
                    .sorted(Comparator.comparing(row -> row.runtime().value()))
                    .toList();
            return Rows.difference(
                    "gateway",
                    rows,
                    row -> GatewayEvents.SUBJECT + row.runtime(),
                    after -> after == null ? stored : List.of());
        }
    }

    private static final class Interruptions implements Fold {
        private final TreeMap<String, Interruption> rows = new TreeMap<>();

        @Override
        public void next(AuditEvent event) {
            if (event.is(EventType.GATEWAY_BLIP_OPENED)) {
                RuntimeName runtime = new RuntimeName(event.subject().substring(GatewayEvents.SUBJECT.length()));
                GatewayEvents.Opened said = Json.read(event.data(), GatewayEvents.Opened.class);
                rows.put(said.blip().value(), GatewayEvents.opened(runtime, said, event.at()));
            } else if (event.is(EventType.GATEWAY_BLIP_CLOSED)) {
                GatewayEvents.Closed said = Json.read(event.data(), GatewayEvents.Closed.class);
                rows.computeIfPresent(
                        said.blip().value(), (_, blip) -> blip.closed(said.why(), said.boot(), event.at()));
            }
        }

        @Override
        public Optional<String> difference(Handle handle) {
            return Rows.difference(
                    "gateway_blip",
                    rows,
                    row -> row.id().value(),
                    after -> GatewayStore.blipsAfter(handle, after, PAGE));
        }
    }
}
