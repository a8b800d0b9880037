package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.time.Instant;

/** A pause of an agent: none of its items is claimed or found by a poll. Work in progress goes on. */
public record Pause(AgentName agent, String reason, Actor by, Instant at) {
    public static final int REASON_MAX = 2000;

    public Pause {
        Checks.required(agent, "agent");
        Checks.text(reason, "reason", REASON_MAX);
        Checks.required(by, "by");
        Checks.required(at, "at");
    }
}
