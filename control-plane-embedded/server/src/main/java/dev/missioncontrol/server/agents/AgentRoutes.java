package dev.missioncontrol.server.agents;

import dev.missioncontrol.server.http.Answer;
import dev.missioncontrol.server.http.Endpoints;

/** Agents and what is known of them. Thread-safe. */
public final class AgentRoutes {
    private AgentRoutes() {}

    public static void addTo(Endpoints endpoints) {
        endpoints.get("/api/agents", request -> {
            request.query().only();
            return Answer.ok(request.plane().agents().list());
        });
    }
}
