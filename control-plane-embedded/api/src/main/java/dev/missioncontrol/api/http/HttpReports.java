package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.api.reports.Reports;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
record HttpReports(Exchange exchange) implements Reports {
    @Override
    public Page<AgentReport> agents(@Nullable String cursor, int limit) {
        return exchange.ask(page("agents", cursor, limit), new TypeReference<Page<AgentReport>>() {});
    }

    @Override
    public Page<SessionUsage> sessions(@Nullable String cursor, int limit) {
        return exchange.ask(page("sessions", cursor, limit), new TypeReference<Page<SessionUsage>>() {});
    }

    @Override
    public Page<DailyUsage> days(@Nullable String cursor, int limit) {
        return exchange.ask(page("days", cursor, limit), new TypeReference<Page<DailyUsage>>() {});
    }

    @Override
    public Page<AcpThread> threads(@Nullable String cursor, int limit) {
        return exchange.ask(page("threads", cursor, limit), new TypeReference<Page<AcpThread>>() {});
    }

    @Override
    public Page<Violation> violations(@Nullable String cursor, int limit) {
        return exchange.ask(page("violations", cursor, limit), new TypeReference<Page<Violation>>() {});
    }

    private static Call page(String what, @Nullable String cursor, int limit) {
        Query query = new Query("/api/reports/" + what).page(cursor, limit);
        return Call.get("list reported " + what, query);
    }
}
