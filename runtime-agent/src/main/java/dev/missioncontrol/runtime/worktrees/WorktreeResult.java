package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.inbox.Result.Branch;
import org.jspecify.annotations.Nullable;

/**
 * Describes the worktree of a finished attempt.
 *
 * @param branch absent when nothing was committed or changed
 * @param keep whether some work exists only in the worktree, so that it must stay
 * @param delivered whether the source has the branch
 * @param note what was kept or could not be delivered, as the rest of a sentence; empty when there is nothing
 * @param began from which commit the work began and what its worktree lacked, likewise
 */
public record WorktreeResult(@Nullable Branch branch, boolean keep, boolean delivered, String note, String began) {
    /** Says what the attempt left, as the rest of a sentence; empty when it left nothing. */
    public String words() {
        String commits = branch == null || branch.commits().isEmpty() ? "" : count(branch) + " on " + branch.name();
        return note.isEmpty() || commits.isEmpty() ? commits + note : commits + "; " + note;
    }

    private static String count(Branch branch) {
        int count = branch.commits().size();
        return (count == Branch.COMMITS_MAX ? "at least " : "") + count + (count == 1 ? " commit" : " commits");
    }
}
