package dev.missioncontrol.console.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event of the log in words. Types that are not known yet are shown as they are. */
public final class EventWords {
    private EventWords() {}

    /** What happened, as a verb in the past. */
    public static String action(AuditEvent event) {
        return EventNames.of(event.type()).orElseGet(() -> VisibleText.line(event.type()));
    }

    /** The sign of the state that the event led to. */
    public static Sign sign(AuditEvent event) {
        return switch (event.type()) {
            case "item.claimed", "item.acked", "item.adopted" -> new Sign("sign-acked", "acked");
            case "item.started" -> new Sign("sign-working", "working");
            case "item.completed" -> new Sign("sign-completed", "completed");
            case "item.failed" -> new Sign("sign-failed", "failed");
            case "item.cancelled" -> new Sign("sign-cancelled", "cancelled");
            case "item.suspended" -> new Sign("sign-waiting", "waiting");
            case "item.created", "item.released", "item.retried", "item.reassigned", "item.resumed" ->
                new Sign("sign-pending", "pending");
            case "item.lease-expired" -> new Sign("sign-suspect", "suspect");
            case "runtime.started", "runtime.returned", "control-plane.started" -> new Sign("sign-alive", "alive");
            case "runtime.lost" -> new Sign("sign-lost", "lost");
            case "agent.paused" -> Sign.held("paused");
            default -> new Sign("sign-note", "");
        };
    }

    /** The subject as people tell subjects apart: an item by the end of its id. */
    public static String subject(AuditEvent event) {
        String subject = VisibleText.line(event.subject());
        return subject.startsWith("item:") && subject.length() > 11
                ? "item …" + subject.substring(subject.length() - 6)
                : subject.replaceFirst(":", " ");
    }

    /** What is worth knowing beside the verb, on one line. */
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

    /** Old or foreign data that is no JSON object has no fields; the detail pane shows it as it is. */
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
