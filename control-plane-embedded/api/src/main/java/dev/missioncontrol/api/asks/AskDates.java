package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.Checks;
import java.time.Instant;

/** The creation of an ask and its last change. */
public record AskDates(Instant createdAt, Instant changedAt) {
    public AskDates {
        Checks.required(createdAt, "createdAt");
        Checks.required(changedAt, "changedAt");
    }
}
