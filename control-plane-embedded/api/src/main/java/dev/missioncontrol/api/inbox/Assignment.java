package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The task given to an agent.
 *
 * @param work the work that a runtime does for the agent; absent if the agent works by itself
 */
public record Assignment(
        AgentName agent,
        String title,
        String body,
        @JsonUnwrapped ItemOrigin origin,
        List<String> labels,
        @JsonProperty("command") @Nullable Work work) {
    public Assignment {
        Checks.required(agent, "agent");
        Checks.required(title, "title");
        body = body == null ? "" : body;
        labels = Checks.listed(labels, "labels", Integer.MAX_VALUE);
    }

    /** Returns whether a runtime can work on it; otherwise it is for a classic client. */
    public boolean runnable() {
        return work != null;
    }

    Assignment saying(String text) {
        return new Assignment(agent, title, text, origin, labels, work);
    }

    Assignment from(ItemOrigin other) {
        return new Assignment(agent, title, body, other, labels, work);
    }

    Assignment running(@Nullable Work toRun) {
        return new Assignment(agent, title, body, origin, labels, toRun);
    }

    Assignment labelled(List<String> names) {
        return new Assignment(agent, title, body, origin, names, work);
    }

    /** The same for another agent, and with other labels unless {@code names} is absent. */
    public Assignment of(AgentName other, @Nullable List<String> names) {
        return new Assignment(other, title, body, origin, names == null ? labels : names, work);
    }

    /** The same without texts of people and programs. */
    Assignment withoutWords() {
        return new Assignment(agent, "", "", origin, labels, null);
    }
}
