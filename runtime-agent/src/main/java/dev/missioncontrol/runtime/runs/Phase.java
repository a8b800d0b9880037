package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.runtime.executor.ExecutionResult;
import dev.missioncontrol.runtime.sessions.AgentSession;
import org.jspecify.annotations.Nullable;

/** Where a run is in its life. Each phase keeps the key of the call it makes, so that repeating it is safe. */
sealed interface Phase {
    record Preparing() implements Phase {}

    /** Ready; the control plane has not yet said that the work may begin. */
    record Prepared(IdempotencyKey key) implements Phase {}

    /** The work may begin. */
    record Launching() implements Phase {}

    /** A session of an earlier life of the runtime; the control plane has not yet said that it is ours. */
    record Adopting(AgentSession session, IdempotencyKey key) implements Phase {}

    record Working(AgentSession session) implements Phase {}

    /** What came of it is offered until the control plane has answered; without a session where none was started. */
    record Reporting(
            ItemCommand command,
            IdempotencyKey key,
            @Nullable AgentSession session,
            @Nullable ExecutionResult executionResult)
            implements Phase {}

    record Over() implements Phase {}
}
