package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.SizeLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item as its author writes it. */
public record NewItem(@JsonUnwrapped Assignment assignment, Plan plan) {
    public static final int LABELS_MAX = 32;

    static final int LABEL_LENGTH_MAX = 64;

    public NewItem {
        Checks.text(assignment.title(), "title", SizeLimits.TITLE);
        Checks.storable(assignment.body(), "body", SizeLimits.BODY);
        Checks.listed(assignment.labels(), "labels", LABELS_MAX)
                .forEach(label -> Checks.text(label, "label", LABEL_LENGTH_MAX));
        plan = plan == null ? Plan.NONE : plan;
        assignment = assignment.from(assignment.origin().checked());
    }

    /** The smallest item: a title for an agent. */
    public static NewItem of(AgentName agent, String title) {
        return new NewItem(new Assignment(agent, title, "", ItemOrigin.NONE, List.of(), null), Plan.NONE);
    }

    public NewItem saying(String body) {
        return new NewItem(assignment.saying(body), plan);
    }

    /** The same item in a project, a clan or an issue. */
    public NewItem from(ItemOrigin origin) {
        return new NewItem(assignment.from(origin), plan);
    }

    /** The same item with work for a runtime, or without any. */
    public NewItem running(@Nullable Work work) {
        return new NewItem(assignment.running(work), plan);
    }

    public NewItem labelled(String... names) {
        return labelled(List.of(names));
    }

    public NewItem labelled(List<String> names) {
        return new NewItem(assignment.labelled(names), plan);
    }

    /** The same item with another plan. */
    public NewItem planned(Plan other) {
        return new NewItem(assignment, other);
    }
}
