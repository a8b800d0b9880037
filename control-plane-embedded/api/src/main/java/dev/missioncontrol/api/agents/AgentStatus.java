package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.ItemId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an agent.
 *
 * @param runtime where it was last seen working; absent for classic clients and agents that never worked
 * @param currentItem what it holds now, the first of it
 * @param holdings all that it holds and all of its that waits for a human, at most {@link #HOLDINGS_MAX}
 * @param pause absent while it takes new work
 * @param queueDepth pending items for it
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
    /** How many are told at most. */
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
