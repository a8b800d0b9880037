package dev.missioncontrol.server.agents;

import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.server.http.Answer;
import dev.missioncontrol.server.http.Endpoints;

/** Runtimes: a start, a sign of life, and all of them. Thread-safe. */
public final class RuntimeRoutes {
    private RuntimeRoutes() {}

    public static void addTo(Endpoints endpoints) {
        endpoints
                .post(
                        "/api/runtimes/start",
                        request -> Answer.ok(request.plane().runtimes().start(request.body(RuntimeStart.class))))
                .post(
                        "/api/runtimes/pulse",
                        request -> Answer.ok(request.plane().runtimes().pulse(request.body(Pulse.class))))
                .get("/api/runtimes", request -> {
                    request.query().only();
                    return Answer.ok(request.plane().runtimes().list());
                });
    }
}
