package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.core.agents.AgentStore.Sighting;
import dev.missioncontrol.core.inbox.Sightings;
import dev.missioncontrol.core.store.Telemetry;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers when an agent was last heard of, and through whom. Thread-safe. */
public final class AgentSightings implements Sightings {
    private final Telemetry.Buffer<AgentName, Sighting> newest;

    public AgentSightings(Telemetry telemetry) {
        this.newest = telemetry.of(AgentStore.SIGHTINGS);
    }

    @Override
    public void saw(AgentName agent, @Nullable RuntimeName runtime, String observation, Instant at) {
        newest.put(new Sighting(agent, runtime, observation, at));
    }

    /** What is newer than the table that is read after this call. */
    Map<AgentName, Sighting> newest() {
        return newest.all();
    }
}
