package dev.missioncontrol.api.reports;

import dev.missioncontrol.api.Page;
import org.jspecify.annotations.Nullable;

/** What agents and their tools have reported. A cursor is {@link Page#next()} of the page before. Thread-safe. */
public interface Reports {
    /** What each agent said last of itself, by name. */
    Page<AgentReport> agents(@Nullable String cursor, int limit);

    /** What sessions have used, those first of which was heard last. */
    Page<SessionUsage> sessions(@Nullable String cursor, int limit);

    /** What was used by day, agent and project, the newest day first. */
    Page<DailyUsage> days(@Nullable String cursor, int limit);

    /** Talks between agents, the last reported first. */
    Page<AcpThread> threads(@Nullable String cursor, int limit);

    /** Rules that were broken, the last reported first. */
    Page<Violation> violations(@Nullable String cursor, int limit);
}
