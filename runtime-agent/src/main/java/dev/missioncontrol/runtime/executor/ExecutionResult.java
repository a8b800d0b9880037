package dev.missioncontrol.runtime.executor;

import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.runtime.worktrees.WorktreeResult;

/**
 * Reports a session that has ended: whether its command succeeded, the result for the control plane, and what its
 * worktree contains.
 */
public record ExecutionResult(boolean succeeded, Result result, WorktreeResult worktreeResult) {}
