package dev.missioncontrol.api.backlog;

/** Where an epic stands; people say so, its progress only suggests it. Any may follow any. */
public enum EpicState {
    OPEN,
    DONE,
    CANCELLED
}
