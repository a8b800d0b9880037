package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.AgentName;
import java.util.List;

/** Agents and what is known of them. Thread-safe. */
public interface Agents {
    /** Every agent that was ever named by an item or seen at the door, by name. */
    List<AgentStatus> list();

    /** Gives the agent no new work; what it holds goes on. One that is paused stays so for the reason it has. */
    Pause pause(AgentName agent, String reason);

    /** Lets the agent take work again; says whether it was paused. */
    boolean resume(AgentName agent);
}
