package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.core.store.Transaction;

/** Hears of every sign of life of a classic agent. */
@FunctionalInterface
public interface Sightings {
    void saw(Transaction transaction, AgentName agent, String observation);
}
