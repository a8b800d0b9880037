package dev.missioncontrol.core.backlog;

import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows the dependencies between issues. Confined to the writer. */
final class IssueDependencies {
    private IssueDependencies() {}

    /** Returns whether a dependency of the issue is neither done nor cancelled. */
    static boolean blocked(Transaction transaction, Issue issue) {
        transaction.load(BacklogStore.ISSUES, issue.dependsOn());
        return issue.dependsOn().stream()
                .flatMap(id -> transaction.find(BacklogStore.ISSUES, id).stream())
                .anyMatch(dependency -> dependency.state().unfinished());
    }

    /** Returns whether the new dependencies would lead back to the issue. */
    static boolean goRound(Transaction transaction, IssueId issue, Collection<IssueId> dependsOn) {
        Set<IssueId> seen = new HashSet<>();
        Deque<IssueId> ahead = new ArrayDeque<>(dependsOn);
        while (!ahead.isEmpty()) {
            IssueId next = ahead.pop();
            if (next.equals(issue)) {
                return true;
            }
            if (seen.add(next)) {
                ahead.addAll(transaction
                        .find(BacklogStore.ISSUES, next)
                        .map(Issue::dependsOn)
                        .orElse(List.of()));
            }
        }
        return false;
    }
}
