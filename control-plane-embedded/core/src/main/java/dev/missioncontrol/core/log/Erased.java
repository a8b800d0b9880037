package dev.missioncontrol.core.log;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.audit.Position;

/** What {@code event.erased} says in public: which event's body is gone. Why is in its own body. */
public record Erased(Position event) {
    /** Stands in every text that was erased. */
    public static final String TEXT = "(erased)";

    public Erased {
        Checks.required(event, "event");
    }
}
