package dev.missioncontrol.api.agents;

import java.util.List;

/** Agents and what is known of them. Thread-safe. */
public interface Agents {
    /** Every agent that was ever named by an item or seen at the door, by name. */
    List<AgentStatus> list();
}
