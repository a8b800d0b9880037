package dev.missioncontrol.api.asks;

/** The kind of an ask, which decides the form of its answer. */
public enum AskKind {
    /** Yes or no to an action that is about to be taken. */
    APPROVAL,
    /** One of the options. */
    CHOICE,
    /** Free text. */
    TEXT,
    /** Yes or no to a request for access. */
    ACCESS,
    /** A secret; the answer refers to a version of it and never holds its value. */
    SECRET,
    /** A task outside the fleet; the answer confirms that it is done. */
    TASK;

    /** Returns whether a timeout may answer it. Only a human may grant something. */
    public boolean mayHaveDefault() {
        return switch (this) {
            case CHOICE, TEXT -> true;
            case APPROVAL, ACCESS, SECRET, TASK -> false;
        };
    }
}
