package dev.missioncontrol.console.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes events of the log, beside their sentences. */
public final class EventWords {
    private EventWords() {}

    /** Returns the sign of the state that the event led to. */
    public static Sign sign(AuditEvent event) {
        return switch (EventType.find(event.type()).orElse(null)) {
            case ITEM_CLAIMED, ITEM_ACKED, ITEM_ADOPTED -> new Sign("sign-acked", "acked");
            case ITEM_STARTED -> new Sign("sign-working", "working");
            case ITEM_COMPLETED -> new Sign("sign-completed", "completed");
            case ITEM_FAILED -> new Sign("sign-failed", "failed");
            case ITEM_CANCELLED -> new Sign("sign-cancelled", "cancelled");
            case ITEM_SUSPENDED -> new Sign("sign-waiting", "waiting");
            case ITEM_CREATED, ITEM_RELEASED, ITEM_RETRIED, ITEM_REASSIGNED, ITEM_RESUMED ->
                new Sign("sign-pending", "pending");
            case ITEM_LEASE_EXPIRED -> new Sign("sign-suspect", "suspect");
            case RUNTIME_STARTED, RUNTIME_RETURNED, CONTROL_PLANE_STARTED -> new Sign("sign-alive", "alive");
            case RUNTIME_LOST -> new Sign("sign-lost", "lost");
            case AGENT_PAUSED -> Sign.held("paused");
            case null, default -> new Sign("sign-note", "");
        };
    }

    /** Returns the subject in a short form: an item by the end of its id. */
    public static String subject(AuditEvent event) {
        String subject = VisibleText.line(event.subject());
        return subject.startsWith("item:") && subject.length() > 11
                ? "item …" + subject.substring(subject.length() - 6)
                : subject.replaceFirst(":", " ");
    }

    /** Summarizes the event's data on one line. */
    public static String summary(AuditEvent event) {
        List<String> parts = new ArrayList<>();
        JsonNode body = tree(event.body());
        text(body, "title").ifPresent(parts::add);
        text(body, "reason").ifPresent(parts::add);
        text(body.path("result"), "summary").ifPresent(parts::add);
        JsonNode data = tree(event.data());
        if (event.type().startsWith("item.")) {
            text(data, "agent").ifPresent(agent -> parts.add("for " + agent));
            if (data.path("attempt").asInt() > 1) {
                parts.add("attempt " + data.path("attempt").asInt());
            }
        } else {
            text(data, "host").ifPresent(parts::add);
            text(data, "name").ifPresent(parts::add);
        }
        return VisibleText.line(String.join(" · ", parts));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue()).filter(text -> !text.isBlank());
    }

    /**
     * Parses the data; old or foreign data that is no JSON object has no fields, and the detail pane shows it as it is.
     */
    private static JsonNode tree(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.tree(json);
        } catch (IllegalArgumentException notJson) {
            return MissingNode.getInstance();
        }
    }
}
