package dev.missioncontrol.api.backlog;

import java.util.EnumSet;
import java.util.Set;

/** Where an issue stands. What is done or cancelled may be opened again, and nothing else. */
public enum IssueState {
    OPEN,
    IN_PROGRESS,
    IN_REVIEW,
    DONE,
    CANCELLED;

    /** Whether somebody may still work on it. */
    public boolean unfinished() {
        return this != DONE && this != CANCELLED;
    }

    /** The states that may follow. */
    public Set<IssueState> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(IN_PROGRESS, DONE, CANCELLED);
            case IN_PROGRESS -> EnumSet.of(OPEN, IN_REVIEW, DONE, CANCELLED);
            case IN_REVIEW -> EnumSet.of(OPEN, IN_PROGRESS, DONE, CANCELLED);
            case DONE, CANCELLED -> EnumSet.of(OPEN);
        };
    }
}
