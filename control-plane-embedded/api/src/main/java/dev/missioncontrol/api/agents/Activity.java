package dev.missioncontrol.api.agents;

/** What an agent is doing, from what it holds. */
public enum Activity {
    WORKING,
    IDLE
}
