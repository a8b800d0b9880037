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
        @Nullable Command command,
        Plan plan) {
    /** More labels than this are refused. */
    public static final int LABELS_MAX = 32;

    static final int LABEL_LENGTH_MAX = 64;

    /** An item that may be worked on at once. */
    public NewItem(
            AgentName agent,
            String title,
            String body,
            @Nullable String project,
            @Nullable String clan,
            @Nullable String issueRef,
            List<String> labels,
            @Nullable Command command) {
        this(agent, title, body, project, clan, issueRef, labels, command, Plan.NONE);
    }

    public NewItem {
        Checks.required(agent, "agent");
        Checks.text(title, "title", 2048);
        body = Checks.storable(body == null ? "" : body, "body", 256 * 1024);
        labels = Checks.listed(labels, "labels", LABELS_MAX);
        labels.forEach(label -> Checks.text(label, "label", LABEL_LENGTH_MAX));
        plan = plan == null ? Plan.NONE : plan;
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
        return new NewItem(agent, title, body, project, clan, issueRef, labels, toRun, plan);
    }

    /** The same item with these labels. */
    public NewItem labelled(String... names) {
        return new NewItem(agent, title, body, project, clan, issueRef, List.of(names), command, plan);
    }

    /** The same item under another plan. */
    public NewItem planned(Plan other) {
        return new NewItem(agent, title, body, project, clan, issueRef, labels, command, other);
    }
}
