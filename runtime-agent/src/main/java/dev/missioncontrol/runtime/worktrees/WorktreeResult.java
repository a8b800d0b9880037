package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.inbox.Result.Branch;
import org.jspecify.annotations.Nullable;

/**
 * Describes the worktree of a finished attempt.
 *
 * @param branch absent when nothing was committed or changed
 * @param keep whether some work exists only in the worktree, so that it must stay
 * @param delivered whether the source has the branch
 * @param note a remark for people, as the rest of a sentence; empty when there is none
 */
public record WorktreeResult(@Nullable Branch branch, boolean keep, boolean delivered, String note) {}
