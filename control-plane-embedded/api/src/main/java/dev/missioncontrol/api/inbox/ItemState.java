package dev.missioncontrol.api.inbox;

/** The states of an item. */
public enum ItemState {
    PENDING,
    ACKED,
    WORKING,
    /** Its holder has asked a human; it is not held until that ask is answered. */
    WAITING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Returns whether work on the item may still happen. */
    public boolean open() {
        return switch (this) {
            case PENDING, ACKED, WORKING, WAITING -> true;
            case COMPLETED, FAILED, CANCELLED -> false;
        };
    }

    /** Returns whether an item in this state has a lease. */
    public boolean held() {
        return switch (this) {
            case ACKED, WORKING -> true;
            case PENDING, WAITING, COMPLETED, FAILED, CANCELLED -> false;
        };
    }
}
