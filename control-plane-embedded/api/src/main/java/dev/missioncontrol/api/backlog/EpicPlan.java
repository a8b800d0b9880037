package dev.missioncontrol.api.backlog;

import dev.missioncontrol.api.Checks;

/** What an epic is to be, new or changed; a change says all of it. */
public record EpicPlan(ProjectName project, Words words, EpicState state) {
    public EpicPlan {
        Checks.required(project, "project");
        Checks.required(words, "words");
        state = state == null ? EpicState.OPEN : state;
    }
}
