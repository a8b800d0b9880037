package dev.missioncontrol.server.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses the body of a classic client, in any of its dialects. Immutable. */
record ClassicBody(JsonNode json) {
    private static final int LINES_MAX = 500;
    private static final int LINE_LENGTH_MAX = 8 * 1024;
    private static final int SUMMARY_LENGTH_MAX = 16 * 1024;
    private static final int REASON_LENGTH_MAX = 1024;

    ClassicBody {
        if (!json.isObject()) {
            throw new IllegalArgumentException("a JSON object is expected");
        }
    }

    /** Holds the item that a create asks for. */
    record Draft(NewItem item, @Nullable AgentName sender, boolean urgent) {}

    /** Holds the content of an ack or a complete. */
    record Act(String inboxId, AgentName agent, Result result) {}

    Draft draft() {
        return new Draft(item(), sender(), urgent());
    }

    Act act() {
        String inboxId = text("inboxId").orElseThrow(() -> missing("inboxId"));
        AgentName agent = new AgentName(first("agentId", "agent").orElseThrow(() -> missing("agentId")));
        return new Act(inboxId, agent, result());
    }

    /** Returns the command for a failure; the item may be retried unless the body says otherwise. */
    ItemCommand failure() {
        boolean retryable = text("retryable").filter("false"::equals).isEmpty();
        String why = first("reason", "error", "result", "message").orElse("no reason was given");
        return new ItemCommand.Fail(null, Result.of(end(why, SUMMARY_LENGTH_MAX)), retryable);
    }

    ItemCommand note() {
        String words = first("note", "text", "message", "body").orElseThrow(() -> missing("note"));
        return new ItemCommand.Note(null, end(words, SUMMARY_LENGTH_MAX));
    }

    ItemCommand link() {
        return new ItemCommand.LinkPr(null, first("prUrl", "pr", "url", "link").orElseThrow(() -> missing("prUrl")));
    }

    ItemCommand reassignment() {
        String to = first("targetAgent", "to", "newAgent").orElseThrow(() -> missing("targetAgent"));
        return new ItemCommand.Reassign(
                null, new AgentName(to), end(first("reason", "note").orElse(""), REASON_LENGTH_MAX));
    }

    private static String end(String text, int max) {
        return text.length() <= max ? text : text.substring(text.length() - max);
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

    /** Returns the result, which may be any text or JSON of any length; of a very long one the end is kept. */
    private Result result() {
        JsonNode node = json.path("result");
        String text =
                node.isTextual() ? node.textValue() : node.isMissingNode() || node.isNull() ? "" : node.toString();
        if (text.length() <= SUMMARY_LENGTH_MAX) {
            return Result.of(text);
        }
        List<String> lines = lines(text);
        int left = Math.max(0, lines.size() - LINES_MAX);
        return new Result(lines.getFirst(), null, lines.subList(left, lines.size()), null);
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> {
            for (int start = 0; start == 0 || start < line.length(); start += LINE_LENGTH_MAX) {
                lines.add(line.substring(start, Math.min(line.length(), start + LINE_LENGTH_MAX)));
            }
        });
        return lines;
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

    /** Returns the first of these fields that is not empty. */
    private Optional<String> first(String... fields) {
        return Stream.of(fields).flatMap(field -> text(field).stream()).findFirst();
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
