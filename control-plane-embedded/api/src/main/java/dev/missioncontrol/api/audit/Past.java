package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state after a past event. Leases are shown as their claims and endings left them, because renewals are not
 * events.
 *
 * @param position of the last event that counts
 * @param items newest first
 * @param openAsks the number of open asks
 * @param asks the first {@link #ASKS_MAX} of them: escalated ones, then the oldest
 */
public record Past(
        Position position,
        ItemCounts counts,
        Page<InboxItem> items,
        int openAsks,
        List<Ask> asks,
        List<PastAgent> agents) {
    public static final int ASKS_MAX = 200;

    public Past {
        Checks.required(position, "position");
        Checks.required(counts, "counts");
        Checks.required(items, "items");
        asks = List.copyOf(Checks.required(asks, "asks"));
        agents = List.copyOf(Checks.required(agents, "agents"));
    }

    /**
     * An agent that had work at that moment.
     *
     * @param holds the item that it, or a runtime for it, held; the newest of several
     */
    public record PastAgent(
            AgentName name, long pending, @Nullable ItemId holds) {}
}
