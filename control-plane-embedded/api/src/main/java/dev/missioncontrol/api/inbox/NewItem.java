package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item as its author writes it. */
public record NewItem(
        AgentName agent,
        String title,
        String body,
        @Nullable String project,
        @Nullable String clan,
        @Nullable String issueRef,
        List<String> labels,
        @Nullable Command command) {
    private static final int LABELS_MAX = 32;

    public NewItem {
        Checks.required(agent, "agent");
        Checks.text(title, "title", 2048);
        body = Checks.storable(body == null ? "" : body, "body", 256 * 1024);
        labels = Checks.listed(labels, "labels", LABELS_MAX);
        labels.forEach(label -> Checks.text(label, "label", 64));
        project = name(project, "project");
        clan = name(clan, "clan");
        issueRef = name(issueRef, "issueRef");
    }

    private static @Nullable String name(@Nullable String value, String field) {
        return value == null || value.isBlank() ? null : Checks.storable(value, field, 256);
    }

    /** The smallest item: a title for an agent. */
    public static NewItem of(AgentName agent, String title) {
        return new NewItem(agent, title, "", null, null, null, List.of(), null);
    }

    /** The same item with a command to run. */
    public NewItem running(Command toRun) {
        return new NewItem(agent, title, body, project, clan, issueRef, labels, toRun);
    }
}
