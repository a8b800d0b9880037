package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.core.inbox.Sightings;
import dev.missioncontrol.core.store.Transaction;

/** Remembers when a classic agent was last heard of. Thread-safe. */
public final class ClassicSightings implements Sightings {
    @Override
    public void saw(Transaction transaction, AgentName agent, String observation) {
        AgentStore.saw(transaction.writing(), agent, null, observation, transaction.now());
    }
}
