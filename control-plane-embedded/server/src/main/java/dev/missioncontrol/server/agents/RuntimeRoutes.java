package dev.missioncontrol.server.agents;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.agents.Blip;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;

/** Serves runtimes: registration at start, heartbeats, and the listing. Thread-safe. */
public final class RuntimeRoutes {
    private RuntimeRoutes() {}

    public static List<Endpoint> rows() {
        return List.of(
                Endpoint.post("/api/runtimes/start", "Begin a life of a runtime")
                        .needs(Action.WORK)
                        .does(
                                Shape.gives(RuntimeStarted.class).takes(RuntimeStart.class),
                                request -> Response.ok(
                                        request.plane().runtimes().start(request.body(RuntimeStart.class)))),
                Endpoint.post("/api/runtimes/pulse", "Give a sign of life, renew leases, hear what to stop")
                        .needs(Action.WORK)
                        .does(
                                Shape.gives(PulseAnswer.class).takes(Pulse.class),
                                request ->
                                        Response.ok(request.plane().runtimes().pulse(request.body(Pulse.class)))),
                Endpoint.get("/api/runtimes", "List runtimes, their sessions and gateways")
                        .needs(Action.READ_AGENTS)
                        .does(
                                Shape.gives(new TypeReference<List<RuntimeStatus>>() {}),
                                request ->
                                        Response.ok(request.plane().runtimes().list())),
                Endpoint.get("/api/blips", "List interruptions of gateways and what became of the work they hit")
                        .needs(Action.READ_AGENTS)
                        .does(
                                Shape.gives(new TypeReference<Page<Blip>>() {}).paged(),
                                request -> request.page(request.plane().runtimes()::blips)));
    }
}
