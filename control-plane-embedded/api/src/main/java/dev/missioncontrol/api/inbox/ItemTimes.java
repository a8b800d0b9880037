package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import java.time.Instant;

public record ItemTimes(Instant createdAt, Instant changedAt) {
    public ItemTimes {
        Checks.required(createdAt, "createdAt");
        Checks.required(changedAt, "changedAt");
    }
}
