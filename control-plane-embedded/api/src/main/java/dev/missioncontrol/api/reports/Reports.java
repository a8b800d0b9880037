package dev.missioncontrol.api.reports;

import dev.missioncontrol.api.Page;
import org.jspecify.annotations.Nullable;

/** Lists the reports of agents and their tools. A cursor is {@link Page#next()} of the page before. Thread-safe. */
public interface Reports {
    /** Lists the last report of each agent, by name. */
    Page<AgentReport> agents(@Nullable String cursor, int limit);

    /** Lists the usage of sessions, the last reported first. */
    Page<SessionUsage> sessions(@Nullable String cursor, int limit);

    /** Lists the usage by day, agent and project, newest day first. */
    Page<DailyUsage> days(@Nullable String cursor, int limit);

    /** Lists conversations between agents, the last reported first. */
    Page<AcpThread> threads(@Nullable String cursor, int limit);

    /** Lists violations of rules, the last reported first. */
    Page<Violation> violations(@Nullable String cursor, int limit);
}
