package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.core.agents.AgentStore.Sighting;
import dev.missioncontrol.core.inbox.ActivityListener;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Telemetry;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last sign of each agent and its source. The number is limited, because the bearers of a shared token
 * choose their agent names. Thread-safe.
 */
public final class LastSeenAgents implements ActivityListener {
    /** Larger than any fleet. */
    static final int AGENTS_MAX = 10_000;

    private final Telemetry.Buffer<AgentName, Sighting> newest;
    private final Set<AgentName> known = ConcurrentHashMap.newKeySet();

    public LastSeenAgents(Telemetry telemetry, Store store) {
        this.newest = telemetry.of(AgentStore.SIGHTINGS);
        store.read(AgentStore::sightings).forEach(sighting -> known.add(sighting.agent()));
    }

    @Override
    public void saw(AgentName agent, @Nullable RuntimeName runtime, String observation, Instant at) {
        if (known.contains(agent) || (known.size() < AGENTS_MAX && known.add(agent))) {
            newest.put(new Sighting(agent, runtime, observation, at));
        }
    }

    /** Returns the sightings that may be newer than a table that is read after this call. */
    Map<AgentName, Sighting> newest() {
        return newest.all();
    }
}
