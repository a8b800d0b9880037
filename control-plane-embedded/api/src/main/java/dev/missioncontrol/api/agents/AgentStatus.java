package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.ItemId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The known state of an agent.
 *
 * @param runtime on which it was last seen working; absent for classic clients and agents that never worked
 * @param currentItem the first item that it holds now
 * @param holdings the items that it holds and those of its items that wait for a human, at most {@link #HOLDINGS_MAX}
 * @param pause absent while it takes new work
 * @param queueDepth number of its pending items
 */
public record AgentStatus(
        AgentName name,
        Liveness liveness,
        Evidence livenessEvidence,
        Activity activity,
        Evidence activityEvidence,
        @Nullable RuntimeName runtime,
        @Nullable ItemId currentItem,
        @Nullable String currentTitle,
        List<Holding> holdings,
        @Nullable Pause pause,
        long queueDepth) {
    public static final int HOLDINGS_MAX = 50;

    public AgentStatus {
        Checks.required(name, "name");
        Checks.required(liveness, "liveness");
        Checks.required(livenessEvidence, "livenessEvidence");
        Checks.required(activity, "activity");
        Checks.required(activityEvidence, "activityEvidence");
        holdings = List.copyOf(Checks.required(holdings, "holdings"));
    }
}
