package dev.missioncontrol.server.access;

import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.http.Bodies;
import dev.missioncontrol.server.http.Answer;
import dev.missioncontrol.server.http.Endpoints;
import dev.missioncontrol.server.http.Request;

/** Who the caller is, and tokens for others. Thread-safe. */
public final class AccessRoutes {
    private AccessRoutes() {}

    public static void addTo(Endpoints endpoints) {
        endpoints
                .get("/api/whoami", request -> {
                    request.query().only();
                    return Answer.ok(new Bodies.WhoAmI(request.plane().access().whoAmI()));
                })
                .post("/api/tokens/runtime", AccessRoutes::issueRuntimeToken)
                .post(
                        "/api/tokens/classic",
                        request -> issued(request.plane().access().issueClassicToken()));
    }

    private static Answer issueRuntimeToken(Request request) {
        Bodies.RuntimeTokenRequest wanted = request.body(Bodies.RuntimeTokenRequest.class);
        return issued(request.plane().access().issueRuntimeToken(wanted.name()));
    }

    private static Answer issued(Token token) {
        return Answer.created(new Bodies.IssuedToken(token.reveal()));
    }
}
