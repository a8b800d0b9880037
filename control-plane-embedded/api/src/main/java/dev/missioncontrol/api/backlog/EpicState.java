package dev.missioncontrol.api.backlog;

/** The state of an epic, set by people; its progress only suggests one. Any state may follow any other. */
public enum EpicState {
    OPEN,
    DONE,
    CANCELLED
}
