package dev.missioncontrol.runtime.executor;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.sessions.AgentSession;
import dev.missioncontrol.runtime.sessions.Observation;
import dev.missioncontrol.runtime.worktrees.PreparationFailed;
import java.io.IOException;
import java.nio.file.Path;

/** How one kind of work is done. Every call may be repeated after a failure. Thread-safe. */
public interface Executor {
    /** Whether a session outlives the runtime and can be taken up by the next start. */
    boolean durable();

    /** Where the attempt works. */
    Path directory(AttemptId attempt);

    /** Ends what earlier attempts at the item left running, then makes everything ready to launch. */
    void prepare(AttemptId attempt, InboxItem item) throws PreparationFailed;

    /** Starts the work; what it may need of secrets is read now and not before. */
    AgentSession launch(AttemptId attempt, InboxItem item) throws IOException, PreparationFailed;

    Observation observe(AgentSession session) throws IOException;

    /** What came of a session that has ended. Nothing of it runs afterwards, and it can be observed again. */
    ExecutionResult report(AgentSession session, InboxItem item, Observation.Ended ended) throws IOException;

    /** The session is not wanted any more: ends it and removes it; its worktree stays for people to look at. */
    void discard(AgentSession session) throws IOException;

    /** The control plane has answered to the report: what nobody needs goes. */
    void cleanUp(AgentSession session, InboxItem item, ExecutionResult executionResult) throws IOException;
}
