package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Checks;

/** A token in clear. Never printed: {@link #toString()} hides it. */
public final class Token {
    private final String value;

    public Token(String value) {
        this.value = Checks.text(value, "token", 200);
    }

    /** Returns the secret itself, for the one place that sends or stores it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[token]";
    }
}
