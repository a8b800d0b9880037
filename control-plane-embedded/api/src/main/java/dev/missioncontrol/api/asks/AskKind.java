package dev.missioncontrol.api.asks;

/** What is asked for, and so what an answer looks like. */
public enum AskKind {
    /** Yes or no to something that is about to be done. */
    APPROVAL,
    /** One of the options. */
    CHOICE,
    /** Words. */
    TEXT,
    /** Yes or no to being let in somewhere. */
    ACCESS,
    /** A secret; the answer names a version of it and never holds its value. */
    SECRET,
    /** Something to do outside; the answer says that it is done. */
    TASK;

    /** Whether time alone may answer it. What grants something is only ever granted by a human. */
    public boolean mayHaveDefault() {
        return switch (this) {
            case CHOICE, TEXT -> true;
            case APPROVAL, ACCESS, SECRET, TASK -> false;
        };
    }
}
