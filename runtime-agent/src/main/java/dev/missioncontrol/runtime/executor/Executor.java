package dev.missioncontrol.runtime.executor;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.sessions.AgentSession;
import dev.missioncontrol.runtime.sessions.Observation;
import dev.missioncontrol.runtime.worktrees.PreparationFailed;
import java.io.IOException;
import java.nio.file.Path;

/** Executes one kind of work. Every call may be repeated after a failure. Thread-safe. */
public interface Executor {
    /** Tells whether a session outlives the runtime and can be adopted by the next start. */
    boolean durable();

    /** Returns the directory in which the attempt works. */
    Path directory(AttemptId attempt);

    /** Ends processes left by earlier attempts at the item, then prepares the launch. */
    void prepare(AttemptId attempt, InboxItem item) throws PreparationFailed;

    /** Starts the work. Secrets that it needs are read now and not before. */
    AgentSession launch(AttemptId attempt, InboxItem item) throws IOException, PreparationFailed;

    Observation observe(AgentSession session) throws IOException;

    /** Reports a session that has ended. None of its processes runs afterwards, and it can be observed again. */
    ExecutionResult report(AgentSession session, InboxItem item, Observation.Ended ended) throws IOException;

    /**
     * Ends and removes a session that is not wanted any more, and brings home what it left; returns what became of that
     * and what could not be ended in words, and nothing when it left nothing.
     */
    String discard(AgentSession session) throws IOException;

    /** Removes what is no longer needed, once the control plane has accepted the report. */
    void cleanUp(AgentSession session, InboxItem item, ExecutionResult executionResult) throws IOException;
}
