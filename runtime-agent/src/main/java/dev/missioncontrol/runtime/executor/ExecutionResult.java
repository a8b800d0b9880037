package dev.missioncontrol.runtime.executor;

import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.runtime.worktrees.WorktreeResult;

/** What came of a session: whether its command succeeded, the result to tell, and what lies in its worktree. */
public record ExecutionResult(boolean succeeded, Result result, WorktreeResult worktreeResult) {}
