package dev.missioncontrol.api.agents;

/** Whether there is a recent sign of life. */
public enum Liveness {
    ALIVE,
    SUSPECT,
    LOST,
    NEVER_SEEN
}
