package dev.missioncontrol.api.inbox;

/** Where an item is in its life. */
public enum ItemState {
    PENDING,
    ACKED,
    WORKING,
    /** Its holder has asked a human something; nobody holds it until that is answered. */
    WAITING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether work on the item may still happen. */
    public boolean open() {
        return switch (this) {
            case PENDING, ACKED, WORKING, WAITING -> true;
            case COMPLETED, FAILED, CANCELLED -> false;
        };
    }

    /** Whether somebody holds a lease in this state. */
    public boolean held() {
        return switch (this) {
            case ACKED, WORKING -> true;
            case PENDING, WAITING, COMPLETED, FAILED, CANCELLED -> false;
        };
    }
}
