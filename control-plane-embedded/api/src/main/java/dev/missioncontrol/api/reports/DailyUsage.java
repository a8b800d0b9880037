package dev.missioncontrol.api.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The usage of an agent's sessions in a project on one day: the growth of their totals in that day's reports.
 *
 * @param day by its beginning, in UTC
 * @param project as the sessions give it; absent if they give none
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

    /** The same with an addition. */
    public DailyUsage plus(SessionUsage.Tokens more, SessionUsage.Costs dearer, long furtherMessages) {
        return new DailyUsage(day, agent, project, tokens.plus(more), costs.plus(dearer), messages + furtherMessages);
    }
}
