package dev.missioncontrol.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Counts the lives of a runtime. The control plane gives it at each start; an older life is fenced by a newer one. */
public record Incarnation(@JsonValue long value) {
    @JsonCreator
    public Incarnation {
        if (value < 1) {
            throw new IllegalArgumentException("incarnation is not positive");
        }
    }
}
