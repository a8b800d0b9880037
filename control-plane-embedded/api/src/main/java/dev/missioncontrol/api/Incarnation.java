package dev.missioncontrol.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Counts the starts of a runtime. The control plane assigns it at each start; a newer incarnation fences the older
 * ones.
 */
public record Incarnation(@JsonValue long value) {
    @JsonCreator
    public Incarnation {
        if (value < 1) {
            throw new IllegalArgumentException("incarnation is not positive");
        }
    }
}
