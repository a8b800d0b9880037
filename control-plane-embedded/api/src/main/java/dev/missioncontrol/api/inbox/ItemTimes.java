package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import java.time.Instant;

/** The times of an item: its creation and its last change. */
public record ItemTimes(Instant createdAt, Instant changedAt) {
    public ItemTimes {
        Checks.required(createdAt, "createdAt");
        Checks.required(changedAt, "changedAt");
    }
}
