package dev.missioncontrol.api.backlog;

/** What a project is to its fleet now. Any may follow any. */
public enum ProjectState {
    ACTIVE,
    /** Nothing new is begun. */
    PAUSED,
    DONE
}
