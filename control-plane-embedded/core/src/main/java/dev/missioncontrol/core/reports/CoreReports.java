package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.Reports;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.reports.ReportStore.Before;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reports, for readers who may see agents. Thread-safe. */
public final class CoreReports implements Reports {
    private static final int PAGE_MAX = 500;

    private final ReportRoom room;
    private final Principal principal;

    public CoreReports(ReportRoom room, Principal principal) {
        this.room = room;
        this.principal = principal;
    }

    @Override
    public List<AgentReport> agents() {
        principal.require(Action.READ_AGENTS);
        Map<AgentName, AgentReport> newest = room.agents().all(); // before the table, so that nothing slips through
        TreeMap<String, AgentReport> reports = new TreeMap<>();
        room.store()
                .read(ReportStore::agents)
                .forEach(report -> reports.put(report.agent().value(), report));
        newest.values().forEach(report -> reports.put(report.agent().value(), report));
        return List.copyOf(reports.values());
    }

    @Override
    public Page<SessionUsage> sessions(@Nullable String cursor, int limit) {
        return page(
                "session_usage",
                "session",
                SessionUsage.class,
                cursor,
                limit,
                usage -> new Before(usage.reportedAt(), usage.session()));
    }

    @Override
    public Page<AcpThread> threads(@Nullable String cursor, int limit) {
        return page(
                "acp_thread",
                "thread",
                AcpThread.class,
                cursor,
                limit,
                thread -> new Before(thread.reportedAt(), thread.thread()));
    }

    @Override
    public Page<Violation> violations(@Nullable String cursor, int limit) {
        return page(
                "violation",
                "id",
                Violation.class,
                cursor,
                limit,
                violation -> new Before(violation.lastAt(), violation.id()));
    }

    private <R> Page<R> page(
            String table, String name, Class<R> type, @Nullable String cursor, int limit, Function<R, Before> place) {
        principal.require(Action.READ_AGENTS);
        Before before = cursor == null ? null : before(cursor);
        int most = Math.clamp(limit, 1, PAGE_MAX);
        List<R> rows = room.store().read(handle -> ReportStore.page(handle, table, name, type, before, most));
        return new Page<>(rows, rows.size() < most ? null : cursor(place.apply(rows.getLast())));
    }

    private static String cursor(Before place) {
        return place.at().toEpochMilli() + ":" + place.name();
    }

    private static Before before(String cursor) {
        int colon = cursor.indexOf(':');
        try {
            return new Before(Instant.ofEpochMilli(Long.parseLong(cursor, 0, colon, 10)), cursor.substring(colon + 1));
        } catch (IndexOutOfBoundsException | NumberFormatException | DateTimeException e) {
            throw new ControlPlaneException(Category.INVALID, "invalid-cursor", "The cursor is not one of ours.", e);
        }
    }
}
