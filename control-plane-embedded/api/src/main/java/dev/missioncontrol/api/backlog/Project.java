package dev.missioncontrol.api.backlog;

import dev.missioncontrol.api.Checks;
import java.time.Instant;

/** A project as the control plane knows it. */
public record Project(ProjectPlan plan, Progress progress, Instant createdAt, Instant changedAt) {
    public Project {
        Checks.required(plan, "plan");
        Checks.required(progress, "progress");
        Checks.required(createdAt, "createdAt");
        Checks.required(changedAt, "changedAt");
    }

    /** The same with the progress of its issues. */
    public Project at(Progress now) {
        return new Project(plan, now, createdAt, changedAt);
    }
}
