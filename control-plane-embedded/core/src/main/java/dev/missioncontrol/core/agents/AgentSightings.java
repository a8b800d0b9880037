package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.core.inbox.Sightings;
import dev.missioncontrol.core.store.Transaction;
import org.jspecify.annotations.Nullable;

/** Remembers when an agent was last heard of, and through whom. Thread-safe. */
public final class AgentSightings implements Sightings {
    @Override
    public void saw(Transaction transaction, AgentName agent, @Nullable RuntimeName runtime, String observation) {
        AgentStore.saw(transaction.writing(), agent, runtime, observation, transaction.now());
    }
}
