package dev.missioncontrol.server.agents;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.http.Bodies;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;

/** Serves agents and their status. Thread-safe. */
public final class AgentRoutes {
    private AgentRoutes() {}

    public static List<Endpoint> rows() {
        return List.of(
                Endpoint.get("/api/agents", "List agents and what is known of them")
                        .needs(Action.READ_AGENTS)
                        .does(
                                Shape.gives(new TypeReference<List<AgentStatus>>() {}),
                                request -> Response.ok(request.plane().agents().list())),
                Endpoint.post("/api/agents/pause", "Keep an agent from new work")
                        .needs(Action.PAUSE_AGENT)
                        .does(Shape.gives(Pause.class).takes(Bodies.Pausing.class), AgentRoutes::pause),
                Endpoint.post("/api/agents/resume", "Let an agent take work again")
                        .needs(Action.PAUSE_AGENT)
                        .does(Shape.gives(Bodies.Resumed.class).takes(Bodies.Resuming.class), AgentRoutes::resume));
    }

    private static Response pause(Request request) {
        Bodies.Pausing wanted = request.body(Bodies.Pausing.class);
        return Response.ok(request.plane().agents().pause(wanted.agent(), wanted.reason()));
    }

    private static Response resume(Request request) {
        AgentName agent = request.body(Bodies.Resuming.class).agent();
        return Response.ok(new Bodies.Resumed(request.plane().agents().resume(agent)));
    }
}
