package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The fencing number of an item. It rises with every claim and whenever a holder loses its right to finish. */
public record Epoch(@JsonValue long value) {
    /** An item that nobody has held yet. */
    public static final Epoch NONE = new Epoch(0);

    @JsonCreator
    public Epoch {
        if (value < 0) {
            throw new IllegalArgumentException("epoch is negative");
        }
    }

    public Epoch next() {
        return new Epoch(value + 1);
    }
}
