package dev.missioncontrol.core.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an event says of an ask, read from its stored text. */
record AskFact(
        String type,
        Actor actor,
        AskId id,
        AskKind kind,
        AskState state,
        @Nullable AgentName agent,
        @Nullable ItemId item,
        boolean holding,
        @Nullable Instant deadline,
        int times,
        boolean escalated,
        @Nullable Instant snoozedUntil,
        @Nullable String need,
        @Nullable String defaultAnswer,
        @Nullable String dedupeKey,
        @Nullable Reply reply) {
    static final String SUBJECT = "ask:";

    static boolean isOne(AuditEvent event) {
        return event.subject().startsWith(SUBJECT);
    }

    static AskId id(AuditEvent event) {
        return new AskId(event.subject().substring(SUBJECT.length()));
    }

    static AskFact of(AuditEvent event) {
        JsonNode data = Json.tree(event.data());
        JsonNode body = event.body() == null ? MissingNode.getInstance() : Json.tree(event.body());
        return new AskFact(
                event.type(),
                event.actor(),
                id(event),
                AskKind.valueOf(data.path("kind").asText()),
                AskState.valueOf(data.path("state").asText()),
                Fact.read(data.path("agent"), AgentName.class),
                Fact.read(data.path("item"), ItemId.class),
                data.path("holding").asBoolean(),
                Fact.read(data.path("deadline"), Instant.class),
                data.path("times").asInt(),
                data.path("escalated").asBoolean(),
                Fact.read(data.path("snoozedUntil"), Instant.class),
                Fact.text(body.path("need")),
                Fact.text(body.path("defaultAnswer")),
                Fact.text(body.path("dedupeKey")),
                Fact.read(body.path("reply"), Reply.class));
    }
}
