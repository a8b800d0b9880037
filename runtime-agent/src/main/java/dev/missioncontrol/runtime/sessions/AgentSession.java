package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.runtime.attempts.AttemptId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes a session that exists.
 *
 * @param attempt the attempt whose worktree it works in
 * @param epoch the epoch of the lease under which it works now
 * @param next the epoch of a lease that was about to take it over
 * @param leader the process that leads the session's group
 */
public record AgentSession(
        String name,
        AttemptId attempt,
        Epoch epoch,
        @Nullable Epoch next,
        long leader,
        Instant startedAt) {
    /** Tells whether the session is the work that is held under {@code held}. */
    public boolean belongsTo(Epoch held) {
        return epoch.equals(held) || held.equals(next);
    }
}
