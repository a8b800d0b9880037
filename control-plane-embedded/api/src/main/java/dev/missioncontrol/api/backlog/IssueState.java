package dev.missioncontrol.api.backlog;

import java.util.EnumSet;
import java.util.Set;

/** The state of an issue. A done or cancelled issue can only be reopened. */
public enum IssueState {
    OPEN,
    IN_PROGRESS,
    IN_REVIEW,
    DONE,
    CANCELLED;

    /** Returns whether work on it may go on. */
    public boolean unfinished() {
        return this != DONE && this != CANCELLED;
    }

    /** Returns the states that may follow. */
    public Set<IssueState> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(IN_PROGRESS, DONE, CANCELLED);
            case IN_PROGRESS -> EnumSet.of(OPEN, IN_REVIEW, DONE, CANCELLED);
            case IN_REVIEW -> EnumSet.of(OPEN, IN_PROGRESS, DONE, CANCELLED);
            case DONE, CANCELLED -> EnumSet.of(OPEN);
        };
    }
}
