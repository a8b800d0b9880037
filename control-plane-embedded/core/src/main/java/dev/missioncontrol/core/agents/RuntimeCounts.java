package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.core.store.Store;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts runtimes by liveness. */
public record RuntimeCounts(Map<Liveness, Long> byLiveness) {
    /** Counts by the age of each runtime's newest heartbeat. */
    public static RuntimeCounts of(Heartbeats heartbeats, Store store, Instant now) {
        Map<Liveness, Long> counts = new EnumMap<>(Liveness.class);
        for (Liveness liveness : List.of(Liveness.ALIVE, Liveness.SUSPECT, Liveness.LOST)) {
            counts.put(liveness, 0L);
        }
        heartbeats.runtimes(store).forEach(row -> counts.merge(heartbeats.liveness(row, now), 1L, Long::sum));
        return new RuntimeCounts(counts);
    }
}
