package dev.missioncontrol.core.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.inbox.Answer;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Offer;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.api.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event says of an item, read from its stored text and not through the core's own classes. */
record Fact(
        String type,
        String actor,
        Instant at,
        ItemId id,
        AgentName agent,
        ItemState state,
        Epoch epoch,
        int attempt,
        int losses,
        @Nullable Holder holder,
        @Nullable Instant leaseUntil,
        @Nullable Instant notBefore,
        @Nullable Offer offer,
        Said said) {
    static final String SUBJECT = "item:";

    /**
     * What only some events say.
     *
     * @param other the item that it is about, too
     * @param offered whether it keeps the result of a completion that was refused
     */
    record Said(
            boolean runnable,
            @Nullable List<String> labels,
            @Nullable Schedule schedule,
            @Nullable ItemId other,
            @Nullable String ask,
            @Nullable Answer answer,
            @Nullable String link,
            boolean offered) {}

    static boolean isOne(AuditEvent event) {
        return event.subject().startsWith(SUBJECT);
    }

    static Fact of(AuditEvent event) {
        JsonNode data = Json.tree(event.data());
        return new Fact(
                event.type(),
                event.actor().toString(),
                event.at(),
                new ItemId(event.subject().substring(SUBJECT.length())),
                new AgentName(data.path("agent").asText()),
                ItemState.valueOf(data.path("state").asText()),
                new Epoch(data.path("epoch").asLong()),
                data.path("attempt").asInt(),
                data.path("losses").asInt(),
                read(data.path("holder"), Holder.class),
                read(data.path("leaseUntil"), Instant.class),
                read(data.path("notBefore"), Instant.class),
                read(data.path("offer"), Offer.class),
                said(event, data));
    }

    private static Said said(AuditEvent event, JsonNode data) {
        JsonNode body = event.body() == null ? MissingNode.getInstance() : Json.tree(event.body());
        boolean created = event.type().equals("item.created");
        JsonNode origin = data.path("origin");
        return new Said(
                body.has("command"),
                created ? texts(origin.path("labels")) : data.has("labels") ? texts(data.path("labels")) : null,
                created ? schedule(origin) : null,
                read(data.path("other"), ItemId.class),
                text(data.path("ask")),
                body.path("question").has("reply") ? answer(event, data, body.path("question")) : null,
                text(body.path("link")),
                body.has("offered"));
    }

    private static Schedule schedule(JsonNode origin) {
        return new Schedule(
                ids(origin.path("after")),
                ids(origin.path("unmet")),
                List.of(),
                read(origin.path("deadline"), Instant.class),
                false);
    }

    private static Answer answer(AuditEvent event, JsonNode data, JsonNode question) {
        return new Answer(
                data.path("ask").asText(),
                question.path("need").asText(),
                question.path("reply").asText(),
                event.actor(),
                event.at());
    }

    private static List<ItemId> ids(JsonNode values) {
        return texts(values).stream().map(ItemId::new).toList();
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    static @Nullable String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    static <T> @Nullable T read(JsonNode value, Class<T> type) {
        return value.isMissingNode() || value.isNull() ? null : Json.read(value.toString(), type);
    }
}
