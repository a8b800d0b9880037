package dev.missioncontrol.server.reports;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Shape;
import java.util.List;

public final class ReportRoutes {
    private ReportRoutes() {}

    public static List<Endpoint> rows() {
        return List.of(
                Endpoint.get("/api/reports/agents", "List what agents said last of themselves")
                        .needs(Action.READ_AGENTS)
                        .does(
                                Shape.gives(new TypeReference<Page<AgentReport>>() {})
                                        .paged(),
                                request -> request.page(request.plane().reports()::agents)),
                Endpoint.get("/api/reports/sessions", "List what sessions have used")
                        .needs(Action.READ_AGENTS)
                        .does(
                                Shape.gives(new TypeReference<Page<SessionUsage>>() {})
                                        .paged(),
                                request -> request.page(request.plane().reports()::sessions)),
                Endpoint.get("/api/reports/days", "List what was used by day, agent and project")
                        .needs(Action.READ_AGENTS)
                        .does(
                                Shape.gives(new TypeReference<Page<DailyUsage>>() {})
                                        .paged(),
                                request -> request.page(request.plane().reports()::days)),
                Endpoint.get("/api/reports/threads", "List talks between agents")
                        .needs(Action.READ_AGENTS)
                        .does(
                                Shape.gives(new TypeReference<Page<AcpThread>>() {})
                                        .paged(),
                                request -> request.page(request.plane().reports()::threads)),
                Endpoint.get("/api/reports/violations", "List rules that were broken")
                        .needs(Action.READ_AGENTS)
                        .does(
                                Shape.gives(new TypeReference<Page<Violation>>() {})
                                        .paged(),
                                request -> request.page(request.plane().reports()::violations)));
    }
}
