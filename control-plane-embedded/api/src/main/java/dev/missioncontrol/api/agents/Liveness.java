package dev.missioncontrol.api.agents;

/** The liveness of a runtime, judged by the age of its last heartbeat. */
public enum Liveness {
    ALIVE,
    SUSPECT,
    LOST,
    NEVER_SEEN
}
