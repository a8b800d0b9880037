package dev.missioncontrol.api.backlog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which issues a listing shows; what is absent does not narrow it.
 *
 * @param states empty for all
 */
public record IssueFilter(
        @Nullable ProjectName project,
        @Nullable EpicId epic,
        Set<IssueState> states,
        @Nullable String label) {
    /** Every issue. */
    public static final IssueFilter ALL = new IssueFilter(null, null, Set.of(), null);

    public IssueFilter {
        states = states == null ? Set.of() : Set.copyOf(states);
    }
}
