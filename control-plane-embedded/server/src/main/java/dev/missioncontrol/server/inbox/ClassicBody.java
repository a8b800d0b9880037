package dev.missioncontrol.server.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.NewItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses the body with which a classic client creates something, in any of its dialects. Immutable. */
record ClassicBody(JsonNode json) {
    ClassicBody {
        if (!json.isObject()) {
            throw new IllegalArgumentException("a JSON object is expected");
        }
    }

    /** Holds the item that a create asks for. */
    record Draft(NewItem item, @Nullable AgentName sender, boolean urgent) {}

    Draft draft() {
        return new Draft(item(), sender(), urgent());
    }

    /** Returns the item that the body asks for. A command in it is ignored like any unknown field. */
    private NewItem item() {
        String recipient = text("targetAgent").or(() -> text("agent")).orElseThrow(() -> missing("targetAgent"));
        String title = text("title").or(() -> text("subject")).orElseThrow(() -> missing("title"));
        return NewItem.of(new AgentName(recipient), title)
                .saying(text("body").or(() -> text("context")).orElse(""))
                .from(new ItemOrigin(
                        text("project").orElse(null),
                        text("clan").orElse(null),
                        text("issueRef").orElse(null)))
                .labelled(labels());
    }

    private boolean urgent() {
        return text("priority").filter("high"::equals).isPresent()
                || text("kind").filter("alert"::equals).isPresent();
    }

    /** Returns the sender, if there is one; {@code agent} is the recipient unless there is a {@code targetAgent}. */
    private @Nullable AgentName sender() {
        Optional<String> agent = text("targetAgent").flatMap(_ -> text("agent"));
        return text("fromAgent").or(() -> agent).map(AgentName::new).orElse(null);
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        json.path("labels").forEach(label -> {
            if (label.isTextual() && !label.textValue().isBlank()) {
                labels.add(label.textValue());
            }
        });
        return labels;
    }

    /** Returns a field as text; numbers and booleans are taken as written, and an empty text counts as absent. */
    private Optional<String> text(String field) {
        JsonNode node = json.path(field);
        return node.isValueNode() && !node.isNull() && !node.asText().isBlank()
                ? Optional.of(node.asText())
                : Optional.empty();
    }

    private static IllegalArgumentException missing(String field) {
        return new IllegalArgumentException(field + " is missing");
    }
}
