package dev.missioncontrol.api.backlog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.inbox.ItemCounts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issue as the control plane knows it.
 *
 * @param number within its project; items refer to it by {@code #n} there, or by {@code owner/repo#n} anywhere
 * @param blocked whether a dependency is unfinished
 * @param items the number of items that refer to it, by state
 */
public record Issue(
        IssueId id,
        ProjectName project,
        int number,
        Words words,
        @Nullable EpicId epic,
        IssueState state,
        List<String> labels,
        List<IssueId> dependsOn,
        boolean blocked,
        ItemCounts items,
        Actor author,
        @JsonUnwrapped ChangeTimes times) {
    public static final ItemCounts NO_ITEMS = new ItemCounts(Map.of());

    public Issue {
        Checks.required(id, "id");
        Checks.required(project, "project");
        Checks.required(words, "words");
        Checks.required(state, "state");
        labels = labels == null ? List.of() : List.copyOf(labels);
        dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
        items = items == null ? NO_ITEMS : items;
        Checks.required(author, "author");
    }

    public Version version() {
        return times.version();
    }

    /** The same with the facts that follow from other issues and from the inbox. */
    public Issue seen(boolean isBlocked, ItemCounts counts) {
        return new Issue(id, project, number, words, epic, state, labels, dependsOn, isBlocked, counts, author, times);
    }
}
