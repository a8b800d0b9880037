package dev.missioncontrol.core.log;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.audit.Position;

/** The public data of {@code event.erased}: the event whose body is gone. The reason is in its own body. */
public record Erased(Position event) {
    /** Replaces every erased text. */
    public static final String TEXT = "(erased)";

    public Erased {
        Checks.required(event, "event");
    }
}
