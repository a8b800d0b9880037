package dev.missioncontrol.api.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's sessions have used in a project on one day: by how much their totals grew in what was reported then.
 *
 * @param day by its beginning, in UTC
 * @param project as the sessions say; absent where they say nothing
 */
public record DailyUsage(
        Instant day,
        AgentName agent,
        @Nullable String project,
        SessionUsage.Tokens tokens,
        SessionUsage.Costs costs,
        long messages) {
    public DailyUsage {
        Checks.required(day, "day");
        Checks.required(agent, "agent");
        Checks.required(tokens, "tokens");
        Checks.required(costs, "costs");
    }

    /** The same with more on top. */
    public DailyUsage plus(SessionUsage.Tokens more, SessionUsage.Costs dearer, long furtherMessages) {
        return new DailyUsage(day, agent, project, tokens.plus(more), costs.plus(dearer), messages + furtherMessages);
    }
}
