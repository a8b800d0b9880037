package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.api.reports.Reports;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.reports.ReportStore.Before;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows reports to readers who may see agents. Thread-safe. */
public final class CoreReports implements Reports {
    private static final int PAGE_MAX = 500;

    private final ReportServices services;
    private final Principal principal;

    public CoreReports(ReportServices services, Principal principal) {
        this.services = services;
        this.principal = principal;
    }

    @Override
    public Page<AgentReport> agents(@Nullable String cursor, int limit) {
        principal.require(Action.READ_AGENTS);
        TreeMap<String, AgentReport> reports = new TreeMap<>();
        services.saidLast().forEach(report -> reports.put(report.agent().value(), report));
        int most = Math.clamp(limit, 1, PAGE_MAX);
        List<AgentReport> rows = (cursor == null ? reports : reports.tailMap(cursor, false))
                .values().stream().limit(most + 1L).toList();
        return Page.of(rows, most, report -> report.agent().value());
    }

    @Override
    public Page<SessionUsage> sessions(@Nullable String cursor, int limit) {
        return page(
                ReportStore.NEWEST_SESSIONS,
                cursor,
                limit,
                usage -> new Before(
                        usage.reportedAt(),
                        List.of(usage.session(), usage.agent().value())));
    }

    @Override
    public Page<DailyUsage> days(@Nullable String cursor, int limit) {
        return page(
                ReportStore.NEWEST_DAYS,
                cursor,
                limit,
                usage -> new Before(
                        usage.day(),
                        List.of(usage.agent().value(), ReportStore.Day.of(usage).project())));
    }

    @Override
    public Page<AcpThread> threads(@Nullable String cursor, int limit) {
        return page(
                ReportStore.NEWEST_THREADS,
                cursor,
                limit,
                thread -> new Before(thread.reportedAt(), List.of(thread.thread())));
    }

    @Override
    public Page<Violation> violations(@Nullable String cursor, int limit) {
        return page(
                ReportStore.NEWEST_VIOLATIONS,
                cursor,
                limit,
                violation -> new Before(violation.lastAt(), List.of(violation.id())));
    }

    private <R> Page<R> page(
            ReportStore.Newest<R> newest, @Nullable String cursor, int limit, Function<R, Before> place) {
        principal.require(Action.READ_AGENTS);
        Before before = cursor == null ? null : ReportCursor.read(cursor, newest.names());
        int most = Math.clamp(limit, 1, PAGE_MAX);
        List<R> rows = services.page(newest, before, most + 1);
        return Page.of(rows, most, row -> ReportCursor.of(place.apply(row)));
    }
}
