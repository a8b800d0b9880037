package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Thread-safe. */
public final class ReportServices {
    /** Larger than any fleet. */
    static final int AGENTS_MAX = 10_000;
    /** A thousand a day for the better part of a year; some 200 MB. */
    static final int SESSIONS_MAX = 250_000;

    private final Store store;
    private final Writer writer;
    private final Telemetry.Buffer<AgentName, AgentReport> agents;
    private final ReportCapacity agentsMax;
    private final ReportCapacity sessionsMax;
    private final ReportCapacity daysMax;

    public ReportServices(Store store, Writer writer, Telemetry telemetry) {
        this(store, writer, telemetry, AGENTS_MAX, SESSIONS_MAX);
    }

    /** Days of agents in projects get as much room as sessions. */
    ReportServices(Store store, Writer writer, Telemetry telemetry, int agentsMax, int sessionsMax) {
        this.daysMax = new ReportCapacity(store, "usage_day", "days", sessionsMax);
        this.agentsMax = new ReportCapacity(store, "agent_report", "agents", agentsMax);
        this.sessionsMax = new ReportCapacity(store, "session_usage", "sessions", sessionsMax);
        this.store = store;
        this.writer = writer;
        this.agents = telemetry.of(ReportStore.AGENTS);
    }

    /** Lists the total costs of the sessions reported since a time. */
    public <T> List<T> costs(Instant since, Costing<T> as) {
        return store.read(handle -> ReportStore.heardOf(handle, since)).stream()
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
        Map<AgentName, AgentReport> newest = agents.all(); // before the table, so that nothing slips through
        Map<AgentName, AgentReport> said = new HashMap<>();
        store.read(ReportStore::agents).forEach(report -> said.put(report.agent(), report));
        said.putAll(newest);
        return List.copyOf(said.values());
    }

    Store store() {
        return store;
    }

    Writer writer() {
        return writer;
    }

    Telemetry.Buffer<AgentName, AgentReport> agents() {
        return agents;
    }

    /** Keeps an agent's report about itself, if the agent is known or there is room for one more. */
    void put(AgentReport report) {
        AgentName agent = report.agent();
        if (agents.find(agent).isEmpty()
                && store.read(ReportStore.AGENTS, List.of(agent)).isEmpty()) {
            agentsMax.admit();
        }
        agents.put(report);
    }

    /**
     * Returns whether the day is known or there is room for it; without room only the sessions' own totals are kept.
     */
    boolean hasRoom(ReportStore.Day day) {
        return !store.read(ReportStore.DAYS, List.of(day)).isEmpty() || daysMax.admits();
    }

    /** Makes room for a session, unless it is known. */
    void admit(ReportStore.Session session) {
        if (store.read(ReportStore.SESSIONS, List.of(session)).isEmpty()) {
            sessionsMax.admit();
        }
    }
}
