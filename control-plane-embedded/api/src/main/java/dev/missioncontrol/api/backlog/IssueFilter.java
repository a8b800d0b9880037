package dev.missioncontrol.api.backlog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the issues of a listing; absent criteria do not narrow it.
 *
 * @param states empty for all
 */
public record IssueFilter(
        @Nullable ProjectName project,
        @Nullable EpicId epic,
        Set<IssueState> states,
        @Nullable String label) {
    public static final IssueFilter ALL = new IssueFilter(null, null, Set.of(), null);

    public IssueFilter {
        states = states == null ? Set.of() : Set.copyOf(states);
    }
}
