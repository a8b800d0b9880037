package dev.missioncontrol.api.agents;

/** What an agent is doing, from what it holds and from what it last said of itself. */
public enum Activity {
    WORKING,
    /** All that it has begun waits for a human. */
    WAITING,
    IDLE,
    /** It says that it cannot go on. */
    ERROR,
    /** It takes no new work until somebody resumes it. */
    PAUSED
}
