package dev.missioncontrol.api.backlog;

/** The state of a project. Any state may follow any other. */
public enum ProjectState {
    ACTIVE,
    /** No new work is begun. */
    PAUSED,
    DONE
}
