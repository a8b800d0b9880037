package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.AgentName;
import java.util.List;

/** Lists, pauses and resumes agents. Thread-safe. */
public interface Agents {
    /** Lists by name every agent that an item ever named or that ever called. */
    List<AgentStatus> list();

    /**
     * Gives the agent no new work; work in progress goes on. An agent that is already paused keeps its first reason.
     */
    Pause pause(AgentName agent, String reason);

    /** Lets the agent take work again; returns whether it was paused. */
    boolean resume(AgentName agent);
}
