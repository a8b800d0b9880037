package dev.missioncontrol.api.backlog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Version;

/** A project as the control plane knows it. */
public record Project(
        ProjectPlan plan, Progress progress, @JsonUnwrapped ChangeTimes times) {
    public Project {
        Checks.required(plan, "plan");
        Checks.required(progress, "progress");
    }

    public Version version() {
        return times.version();
    }

    /** The same with the progress of its issues. */
    public Project at(Progress now) {
        return new Project(plan, now, times);
    }
}
