package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.inbox.Result.Branch;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt left behind.
 *
 * @param branch absent where nothing was committed or changed
 * @param keep whether something lies only in the worktree, so that it must stay
 * @param delivered whether the source has the branch
 * @param note what a person should know, as the rest of a sentence; empty for nothing
 */
public record WorktreeResult(@Nullable Branch branch, boolean keep, boolean delivered, String note) {}
