package dev.missioncontrol.core.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an event says of an item, read from its stored text and not through the core's own classes. */
record Fact(
        String type,
        String actor,
        ItemId id,
        AgentName agent,
        ItemState state,
        Epoch epoch,
        int attempt,
        int losses,
        @Nullable Holder holder,
        @Nullable Instant leaseUntil,
        @Nullable Instant notBefore,
        boolean runnable) {
    static boolean isOne(AuditEvent event) {
        return event.subject().startsWith("item:");
    }

    static Fact of(AuditEvent event) {
        JsonNode data = Json.tree(event.data());
        JsonNode holder = data.get("holder");
        return new Fact(
                event.type(),
                event.actor().toString(),
                new ItemId(event.subject().substring("item:".length())),
                new AgentName(data.get("agent").asText()),
                ItemState.valueOf(data.get("state").asText()),
                new Epoch(data.get("epoch").asLong()),
                data.get("attempt").asInt(),
                data.get("losses").asInt(),
                holder == null ? null : Json.read(holder.toString(), Holder.class),
                time(data, "leaseUntil"),
                time(data, "notBefore"),
                event.body() != null && Json.tree(event.body()).has("command"));
    }

    private static @Nullable Instant time(JsonNode data, String field) {
        JsonNode value = data.get(field);
        return value == null ? null : Instant.parse(value.asText());
    }
}
