package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Telemetry;
import dev.missioncontrol.core.store.Writer;

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
