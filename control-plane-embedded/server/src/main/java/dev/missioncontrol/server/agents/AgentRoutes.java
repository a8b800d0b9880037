package dev.missioncontrol.server.agents;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Answer;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Shape;
import java.util.List;

/** Agents and what is known of them. Thread-safe. */
public final class AgentRoutes {
    private AgentRoutes() {}

    /** What is served here. */
    public static List<Endpoint> rows() {
        return List.of(Endpoint.get("/api/agents", "List agents and what is known of them")
                .needs(Action.READ_AGENTS)
                .does(Shape.gives(new TypeReference<List<AgentStatus>>() {}), AgentRoutes::list));
    }

    private static Answer list(Request request) {
        request.query().only();
        return Answer.ok(request.plane().agents().list());
    }
}
