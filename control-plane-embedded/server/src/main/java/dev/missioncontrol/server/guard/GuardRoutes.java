package dev.missioncontrol.server.guard;

import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;

/** Serves the thresholds above which the guard raises an ask. Thread-safe. */
public final class GuardRoutes {
    private GuardRoutes() {}

    public static List<Endpoint> rows() {
        return List.of(
                Endpoint.get("/api/guard", "See from how much on the guard asks a human")
                        .needs(Action.READ_AGENTS)
                        .does(
                                Shape.gives(Thresholds.class),
                                request -> Response.ok(request.plane().guard().thresholds())),
                Endpoint.post("/api/guard", "Say from how much on the guard asks a human")
                        .needs(Action.SET_GUARD)
                        .does(Shape.gives(Thresholds.class).takes(Thresholds.class), GuardRoutes::set));
    }

    private static Response set(Request request) {
        return Response.ok(request.plane().guard().set(request.body(Thresholds.class)));
    }
}
