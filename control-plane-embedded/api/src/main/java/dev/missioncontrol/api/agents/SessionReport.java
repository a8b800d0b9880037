package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process in which an agent works, as its runtime sees it.
 *
 * @param tmux the session's name for attaching; absent without tmux
 */
public record SessionReport(
        ItemId item,
        Epoch epoch,
        AgentName agent,
        @Nullable String tmux,
        String worktree,
        Instant startedAt,
        @Nullable Instant lastOutputAt) {
    public SessionReport {
        Checks.required(item, "session.item");
        Checks.required(epoch, "session.epoch");
        Checks.required(agent, "session.agent");
        Checks.atMost(worktree, "session.worktree", 4096);
        Checks.required(startedAt, "session.startedAt");
    }
}
