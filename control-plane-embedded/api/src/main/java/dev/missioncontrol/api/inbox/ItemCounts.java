package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import java.util.Map;

/** Counts items by state; states without items may be absent. */
public record ItemCounts(Map<ItemState, Long> byState) {
    public ItemCounts {
        byState = Map.copyOf(Checks.required(byState, "byState"));
    }

    public long in(ItemState state) {
        return byState.getOrDefault(state, 0L);
    }

    public long total() {
        return byState.values().stream().mapToLong(Long::longValue).sum();
    }
}
