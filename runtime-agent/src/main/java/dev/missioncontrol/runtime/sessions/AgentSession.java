package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.runtime.attempts.AttemptId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that is there.
 *
 * @param attempt whose worktree it works in
 * @param epoch of the lease under which it works now
 * @param next the epoch of a lease that was about to take it over
 * @param leader the process whose group the session is
 */
public record AgentSession(
        String name,
        AttemptId attempt,
        Epoch epoch,
        @Nullable Epoch next,
        long leader,
        Instant startedAt) {
    /** Whether it is the work that is held under {@code held}. */
    public boolean belongsTo(Epoch held) {
        return epoch.equals(held) || held.equals(next);
    }
}
