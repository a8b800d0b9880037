package dev.missioncontrol.api.asks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.inbox.ItemId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ask as the control plane knows it.
 *
 * @param holdsUp number of items that cannot go on without it: its item and all that come after; only in listings
 */
public record Ask(
        AskId id,
        @JsonUnwrapped AskQuestion question,
        Actor author,
        @JsonUnwrapped AskConcern concern,
        @JsonUnwrapped AskTerms terms,
        @JsonUnwrapped AskStatus status,
        @JsonUnwrapped AskResult result,
        int holdsUp,
        @JsonUnwrapped ChangeTimes dates) {
    public Ask {
        Checks.required(id, "id");
        Checks.required(author, "author");
    }

    public AskKind kind() {
        return question.kind();
    }

    public String need() {
        return question.need();
    }

    public List<String> options() {
        return question.options();
    }

    public @Nullable AgentName agent() {
        return concern.agent();
    }

    public @Nullable ItemId item() {
        return concern.item();
    }

    public AskState state() {
        return status.state();
    }

    public Version version() {
        return dates.version();
    }

    public @Nullable Reply reply() {
        return result.reply();
    }

    /** The same ask with the number of items that it holds up. */
    public Ask holdingUp(int items) {
        return new Ask(id, question, author, concern, terms, status, result, items, dates);
    }
}
