package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.core.agents.AgentStore.Sighting;
import dev.missioncontrol.core.inbox.ActivityListener;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.TelemetryBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last sign of each agent and its source. The number is limited, because the bearers of a shared token
 * choose their agent names. Thread-safe.
 */
public final class LastSeenAgents implements ActivityListener {
    /** Larger than any fleet. */
    static final int AGENTS_MAX = 10_000;

    private final TelemetryBuffer<AgentName, Sighting> newest;
    private final Set<AgentName> known = ConcurrentHashMap.newKeySet();

    public LastSeenAgents(Telemetry telemetry) {
        this.newest = telemetry.remembered(AgentStore.SIGHTINGS);
        known.addAll(newest.read().keySet());
    }

    @Override
    public void saw(AgentName agent, @Nullable RuntimeName runtime, String observation, Instant at) {
        if (known.contains(agent) || (known.size() < AGENTS_MAX && known.add(agent))) {
            newest.put(new Sighting(agent, runtime, observation, at));
        }
    }

    /** Reads the last sighting of each agent, as a part of a read. */
    Map<AgentName, Sighting> read(Handle handle) {
        return newest.read(handle);
    }
}
