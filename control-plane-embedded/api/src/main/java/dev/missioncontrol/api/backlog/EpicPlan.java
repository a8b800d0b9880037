package dev.missioncontrol.api.backlog;

import dev.missioncontrol.api.Checks;

/** The full content of a new or changed epic. */
public record EpicPlan(ProjectName project, Words words, EpicState state) {
    public EpicPlan {
        Checks.required(project, "project");
        Checks.required(words, "words");
        state = state == null ? EpicState.OPEN : state;
    }
}
