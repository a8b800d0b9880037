package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.TableClass;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.TelemetryBuffer;
import dev.missioncontrol.core.store.write.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
public final class ReportServices {
    /** Larger than any fleet. */
    static final int AGENTS_MAX = 10_000;
    /** A thousand a day for the better part of a year; some 200 MB. */
    static final int SESSIONS_MAX = 250_000;

    private final Store store;
    private final Writer writer;
    private final Telemetry telemetry;
    private final TelemetryBuffer<AgentName, AgentReport> agents;
    private final TelemetryBuffer<ReportStore.Session, SessionUsage> sessions;
    private final TelemetryBuffer<ReportStore.Day, DailyUsage> days;
    private final ReportCapacity agentsMax;
    private final ReportCapacity sessionsMax;
    private final ReportCapacity daysMax;

    public ReportServices(Store store, Writer writer, Telemetry telemetry) {
        this(store, writer, telemetry, AGENTS_MAX, SESSIONS_MAX);
    }

    /** Days of agents in projects get as much room as sessions. */
    ReportServices(Store store, Writer writer, Telemetry telemetry, int agentsMax, int sessionsMax) {
        this.daysMax = new ReportCapacity(() -> count("usage_day"), "days", sessionsMax);
        this.agentsMax = new ReportCapacity(() -> count("agent_report"), "agents", agentsMax);
        this.sessionsMax = new ReportCapacity(() -> count("session_usage"), "sessions", sessionsMax);
        this.store = store;
        this.writer = writer;
        this.telemetry = telemetry;
        this.agents = telemetry.of(ReportStore.AGENTS);
        this.sessions = telemetry.lasting(ReportStore.SESSIONS);
        this.days = telemetry.lasting(ReportStore.DAYS);
    }

    private long count(String table) {
        return readUsage(handle -> ReportStore.count(handle, table));
    }

    /** Reads a page of a table, which is one of usage or follows from the log. */
    <R> List<R> page(ReportStore.Newest<R> newest, ReportStore.@Nullable Before before, int most) {
        Function<Handle, List<R>> reading = handle -> newest.page(handle, before, most);
        return TableClass.TABLES.get(newest.table()) == TableClass.TELEMETRY ? readUsage(reading) : store.read(reading);
    }

    /** Reads what was used, with what was reported just now. */
    <T> T readUsage(Function<Handle, T> reading) {
        telemetry.catchUp();
        return store.readTelemetry(reading);
    }

    /** Lists the total costs of the sessions reported since a time. */
    public <T> List<T> costs(Instant since, Costing<T> as) {
        return readUsage(handle -> ReportStore.heardOf(handle, since)).stream()
                .map(usage -> as.cost(
                        usage.agent(),
                        usage.session(),
                        BigDecimal.valueOf(usage.costs().total())))
                .toList();
    }

    /** Converts a session's cost. */
    @FunctionalInterface
    public interface Costing<T> {
        T cost(AgentName agent, String session, BigDecimal total);
    }

    /** Lists the last reports of agents about themselves. */
    public List<AgentReport> saidLast() {
        return List.copyOf(agents.read().values());
    }

    Store store() {
        return store;
    }

    Writer writer() {
        return writer;
    }

    /** Keeps an agent's report about itself, if the agent is known or there is room for one more. */
    void put(AgentReport report) {
        if (agents.read(report.agent()).isEmpty()) {
            agentsMax.admit();
        }
        agents.put(report);
    }

    /**
     * Keeps the usage of a session so far; its totals only grow. A day that is new and finds no room is left out, and then
     * only the session's own totals are kept.
     */
    void put(SessionUsage usage) {
        if (sessions.read(ReportStore.Session.of(usage)).isEmpty()) {
            sessionsMax.admit();
        }
        boolean counted = days.read(ReportStore.Day.of(usage)).isPresent() || daysMax.admits();
        telemetry.step(writer, step -> {
            Optional<SessionUsage> before = step.find(sessions, ReportStore.Session.of(usage));
            SessionUsage grown = before.map(earlier -> earlier.grown(usage)).orElse(usage);
            step.put(sessions, grown);
            if (counted) {
                count(step, before, grown);
            }
            return grown;
        });
    }

    /** Adds the increase of a session's totals to the day of the report. */
    private void count(Telemetry.Step step, Optional<SessionUsage> before, SessionUsage grown) {
        SessionUsage.Tokens tokens = before.map(SessionUsage::tokens).orElse(SessionUsage.NO_TOKENS);
        SessionUsage.Costs costs = before.map(SessionUsage::costs).orElse(SessionUsage.NO_COSTS);
        long messages = before.map(SessionUsage::messages).orElse(0L);
        ReportStore.Day day = ReportStore.Day.of(grown);
        DailyUsage used = step.find(days, day).orElseGet(day::unused);
        step.put(
                days, used.plus(grown.tokens().since(tokens), grown.costs().since(costs), grown.messages() - messages));
    }
}
