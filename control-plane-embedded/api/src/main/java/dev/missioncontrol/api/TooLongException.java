package dev.missioncontrol.api;

/** Reports a text that is longer than its limit, by the name of its field. */
public final class TooLongException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public TooLongException(String field, int max) {
        super(field + " is longer than " + max + " characters");
    }
}
