package dev.missioncontrol.core.reports;

import static dev.missioncontrol.core.store.Column.text;
import static dev.missioncontrol.core.store.Column.time;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.store.RowTable;
import dev.missioncontrol.core.store.Table;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The reports' SQL: each row is the report as JSON, beside what it is found by. Thread-safe. */
final class ReportStore {
    static final Table<AgentName, AgentReport> AGENTS = new RowTable<>(
            "agent_report",
            "select t.* from agent_report t",
            row -> Json.readAnswer(row.getString("report"), AgentReport.class),
            AgentReport::agent,
            List.of(text("agent", AgentName::value)),
            List.of(text("report", Json::write), time("at_millis", AgentReport::reportedAt)));

    static final Table<Session, SessionUsage> SESSIONS = new RowTable<>(
            "session_usage",
            "select t.* from session_usage t",
            row -> Json.readAnswer(row.getString("report"), SessionUsage.class),
            Session::of,
            List.of(
                    text("session", Session::id),
                    text("agent", session -> session.agent().value())),
            List.of(text("report", Json::write), time("at_millis", SessionUsage::reportedAt)));

    static final Table<String, AcpThread> THREADS = new RowTable<>(
            "acp_thread",
            "select t.* from acp_thread t",
            row -> Json.readAnswer(row.getString("report"), AcpThread.class),
            AcpThread::thread,
            List.of(text("thread", thread -> thread)),
            List.of(text("report", Json::write), time("at_millis", AcpThread::reportedAt)));

    static final Table<String, Violation> VIOLATIONS = new RowTable<>(
            "violation",
            "select t.* from violation t",
            row -> Json.readAnswer(row.getString("report"), Violation.class),
            Violation::id,
            List.of(text("id", id -> id)),
            List.of(text("report", Json::write), time("at_millis", Violation::lastAt)));

    private ReportStore() {}

    /** Which session of which agent. */
    record Session(String id, AgentName agent) {
        static Session of(SessionUsage usage) {
            return new Session(usage.session(), usage.agent());
        }
    }

    /** Where a page begins: before the row that was heard of then and has that name. */
    record Before(Instant at, String name) {}

    static List<AgentReport> agents(Handle handle) {
        return handle.createQuery("select report from agent_report")
                .mapTo(String.class)
                .map(report -> Json.readAnswer(report, AgentReport.class))
                .list();
    }

    /** The last heard of first. */
    static <R> List<R> page(
            Handle handle, String table, String name, Class<R> type, @Nullable Before before, int limit) {
        return handle.createQuery("select report from " + table + " where at_millis < :at or (at_millis = :at and "
                        + name + " < :name) order by at_millis desc, " + name + " desc limit :limit")
                .bind("at", before == null ? Long.MAX_VALUE : before.at().toEpochMilli())
                .bind("name", before == null ? "" : before.name())
                .bind("limit", limit)
                .mapTo(String.class)
                .map(report -> Json.readAnswer(report, type))
                .list();
    }

    static List<SessionUsage> heardOf(Handle handle, Instant since) {
        return handle.createQuery("select report from session_usage where at_millis >= :since")
                .bind("since", since.toEpochMilli())
                .mapTo(String.class)
                .map(report -> Json.readAnswer(report, SessionUsage.class))
                .list();
    }

    /** All rows of a table. */
    static <R> List<R> all(Handle handle, String table, Class<R> type) {
        return handle.createQuery("select report from " + table)
                .mapTo(String.class)
                .map(report -> Json.readAnswer(report, type))
                .list();
    }
}
