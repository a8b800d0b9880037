package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Allows the work of an agent to use a secret.
 *
 * @param project only for items of this project; for any item if absent
 * @param purpose in people's words
 * @param endedAt end of the grant; absent while it lasts
 */
public record Grant(
        GrantId id,
        AgentName agent,
        @Nullable String project,
        String purpose,
        Actor by,
        Instant at,
        @Nullable Instant endedAt) {
    public Grant {
        Checks.required(id, "id");
        Checks.required(agent, "agent");
        Checks.required(purpose, "purpose");
        Checks.required(by, "by");
        Checks.required(at, "at");
    }

    public boolean live() {
        return endedAt == null;
    }

    /** Returns whether it covers work of that agent in that project. */
    public boolean covers(AgentName who, @Nullable String where) {
        return live() && agent.equals(who) && (project == null || project.equals(where));
    }
}
