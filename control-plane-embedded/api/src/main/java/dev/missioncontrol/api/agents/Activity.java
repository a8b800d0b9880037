package dev.missioncontrol.api.agents;

/** An agent's activity, derived from the items that it holds and from its last report. */
public enum Activity {
    WORKING,
    /** All work that it has begun waits for a human. */
    WAITING,
    IDLE,
    /** It has reported that it cannot go on. */
    ERROR,
    /** It takes no new work until it is resumed. */
    PAUSED
}
