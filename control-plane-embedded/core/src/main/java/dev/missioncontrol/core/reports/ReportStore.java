package dev.missioncontrol.core.reports;

import static dev.missioncontrol.core.store.rows.Column.text;
import static dev.missioncontrol.core.store.rows.Column.time;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.store.rows.RowTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Stores each report as JSON, with columns for its look-up. Thread-safe. */
final class ReportStore {
    static final RowTable<AgentName, AgentReport> AGENTS = new RowTable<>(
            "agent_report",
            "select t.* from agent_report t",
            row -> Json.readAnswer(row.getString("report"), AgentReport.class),
            AgentReport::agent,
            List.of(text("agent", AgentName::value)),
            List.of(text("report", Json::write), time("at_millis", AgentReport::reportedAt)));

    static final RowTable<Session, SessionUsage> SESSIONS = new RowTable<>(
            "session_usage",
            "select t.* from session_usage t",
            row -> Json.readAnswer(row.getString("report"), SessionUsage.class),
            Session::of,
            List.of(
                    text("session", Session::id),
                    text("agent", session -> session.agent().value())),
            List.of(text("report", Json::write), time("at_millis", SessionUsage::reportedAt)));

    static final RowTable<Day, DailyUsage> DAYS = new RowTable<>(
            "usage_day",
            "select t.* from usage_day t",
            row -> Json.readAnswer(row.getString("report"), DailyUsage.class),
            Day::of,
            List.of(
                    time("at_millis", Day::day),
                    text("agent", day -> day.agent().value()),
                    text("project", Day::project)),
            List.of(text("report", Json::write)));

    static final RowTable<String, AcpThread> THREADS = new RowTable<>(
            "acp_thread",
            "select t.* from acp_thread t",
            row -> Json.readAnswer(row.getString("report"), AcpThread.class),
            AcpThread::thread,
            List.of(text("thread", thread -> thread)),
            List.of(text("report", Json::write), time("at_millis", AcpThread::reportedAt)));

    static final RowTable<String, Violation> VIOLATIONS = new RowTable<>(
            "violation",
            "select t.* from violation t",
            row -> Json.readAnswer(row.getString("report"), Violation.class),
            Violation::id,
            List.of(text("id", id -> id)),
            List.of(text("report", Json::write), time("at_millis", Violation::lastAt)));

    private ReportStore() {}

    /** Identifies a session of an agent. */
    record Session(String id, AgentName agent) {
        static Session of(SessionUsage usage) {
            return new Session(usage.session(), usage.agent());
        }
    }

    /**
     * Identifies a day of an agent in a project.
     *
     * @param project empty if none was named
     */
    record Day(Instant day, AgentName agent, String project) {
        static Day of(DailyUsage usage) {
            return new Day(usage.day(), usage.agent(), Objects.requireNonNullElse(usage.project(), ""));
        }

        static Day of(SessionUsage usage) {
            return new Day(
                    usage.reportedAt().truncatedTo(ChronoUnit.DAYS),
                    usage.agent(),
                    Objects.requireNonNullElse(usage.project(), ""));
        }

        DailyUsage unused() {
            String where = project.isEmpty() ? null : project;
            return new DailyUsage(day, agent, where, SessionUsage.NO_TOKENS, SessionUsage.NO_COSTS, 0);
        }
    }

    /** The start of a page: before the row with that time of receipt and these names. */
    record Before(Instant at, List<String> names) {}

    static final Newest<SessionUsage> NEWEST_SESSIONS =
            new Newest<>("session_usage", List.of("session", "agent"), SessionUsage.class);

    static final Newest<DailyUsage> NEWEST_DAYS =
            new Newest<>("usage_day", List.of("agent", "project"), DailyUsage.class);

    static final Newest<AcpThread> NEWEST_THREADS = new Newest<>("acp_thread", List.of("thread"), AcpThread.class);

    static final Newest<Violation> NEWEST_VIOLATIONS = new Newest<>("violation", List.of("id"), Violation.class);

    /** A listing of a table, by time of receipt, newest first; rows of the same moment by their names. */
    record Newest<R>(String table, List<String> names, Class<R> type) {
        List<R> page(Handle handle, @Nullable Before before, int limit) {
            Query query = handle.createQuery("select report from " + table
                            + (before == null ? "" : " where at_millis < :at or (at_millis = :at and " + below(0) + ")")
                            + " order by at_millis desc"
                            + names.stream().map(name -> ", " + name + " desc").collect(Collectors.joining())
                            + " limit :limit")
                    .bind("limit", limit);
            if (before != null) {
                query.bind("at", before.at().toEpochMilli());
                names.forEach(name -> query.bind(name, before.names().get(names.indexOf(name))));
            }
            return query.mapTo(String.class)
                    .map(report -> Json.readAnswer(report, type))
                    .list();
        }

        private String below(int first) {
            String name = names.get(first);
            String less = name + " < :" + name;
            return first == names.size() - 1
                    ? less
                    : "(" + less + " or (" + name + " = :" + name + " and " + below(first + 1) + "))";
        }
    }

    /** Counts the rows of the table. */
    static long count(Handle handle, String table) {
        return handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one();
    }

    static List<SessionUsage> heardOf(Handle handle, Instant since) {
        return handle.createQuery("select report from session_usage where at_millis >= :since")
                .bind("since", since.toEpochMilli())
                .mapTo(String.class)
                .map(report -> Json.readAnswer(report, SessionUsage.class))
                .list();
    }
}
