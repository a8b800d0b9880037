package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The fencing number of an item. It rises with every claim and whenever a holder loses its right to finish. */
public record Epoch(@JsonValue long value) {
    /** The epoch of an item that was never held. */
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
