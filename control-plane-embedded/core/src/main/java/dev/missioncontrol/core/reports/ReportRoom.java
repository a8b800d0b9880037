package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Telemetry;
import dev.missioncontrol.core.store.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What every face of the reports shares. Thread-safe. */
public final class ReportRoom {
    private final Store store;
    private final Writer writer;
    private final Telemetry.Buffer<AgentName, AgentReport> agents;

    public ReportRoom(Store store, Writer writer, Telemetry telemetry) {
        this.store = store;
        this.writer = writer;
        this.agents = telemetry.of(ReportStore.AGENTS);
    }

    /** What sessions have cost so far that were heard of since. */
    public <T> List<T> costs(Instant since, Costing<T> as) {
        return store.read(handle -> ReportStore.heardOf(handle, since)).stream()
                .map(usage -> as.cost(
                        usage.agent(),
                        usage.session(),
                        BigDecimal.valueOf(usage.costs().total())))
                .toList();
    }

    /** What becomes of a session's cost. */
    @FunctionalInterface
    public interface Costing<T> {
        T cost(AgentName agent, String session, BigDecimal total);
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
}
