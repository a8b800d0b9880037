package dev.missioncontrol.api.backlog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Version;

/** An epic as the control plane knows it. */
public record Epic(
        EpicId id,
        EpicPlan plan,
        Progress progress,
        @JsonUnwrapped ChangeTimes times) {
    public Epic {
        Checks.required(id, "id");
        Checks.required(plan, "plan");
        Checks.required(progress, "progress");
    }

    public Version version() {
        return times.version();
    }

    /** The same with the progress of its issues. */
    public Epic at(Progress now) {
        return new Epic(id, plan, now, times);
    }
}
