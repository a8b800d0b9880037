package dev.missioncontrol.api.backlog;

import dev.missioncontrol.api.Checks;
import java.time.Instant;

/** An epic as the control plane knows it. */
public record Epic(EpicId id, EpicPlan plan, Progress progress, Instant createdAt, Instant changedAt) {
    public Epic {
        Checks.required(id, "id");
        Checks.required(plan, "plan");
        Checks.required(progress, "progress");
        Checks.required(createdAt, "createdAt");
        Checks.required(changedAt, "changedAt");
    }

    /** The same with the progress of its issues. */
    public Epic at(Progress now) {
        return new Epic(id, plan, now, createdAt, changedAt);
    }
}
