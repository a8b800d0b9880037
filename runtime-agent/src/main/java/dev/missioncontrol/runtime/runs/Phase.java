package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.runtime.executor.ExecutionResult;
import dev.missioncontrol.runtime.sessions.AgentSession;
import org.jspecify.annotations.Nullable;

/**
 * Represents the phase of a run. Each phase keeps the idempotency key of the call it makes, so that the call can be
 * retried safely.
 */
sealed interface Phase {
    record Preparing() implements Phase {}

    /** The attempt is prepared; the control plane has not yet confirmed that the work may begin. */
    record Prepared(IdempotencyKey key) implements Phase {}

    /** The work may begin. */
    record Launching() implements Phase {}

    /** A session of an earlier incarnation is being adopted; the control plane has not yet confirmed the lease. */
    record Adopting(AgentSession session, IdempotencyKey key) implements Phase {}

    record Working(AgentSession session) implements Phase {}

    /** The result is offered until the control plane has answered; there is no session if none was started. */
    record Reporting(
            ItemCommand command,
            IdempotencyKey key,
            @Nullable AgentSession session,
            @Nullable ExecutionResult executionResult)
            implements Phase {}

    record Over() implements Phase {}
}
