package dev.missioncontrol.server.access;

import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.http.Bodies;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Answer;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Shape;
import java.util.List;

/** Who the caller is, and tokens for others. Thread-safe. */
public final class AccessRoutes {
    private AccessRoutes() {}

    /** What is served here. */
    public static List<Endpoint> rows() {
        return List.of(
                Endpoint.get("/api/whoami", "Ask as whom one is known")
                        .needs(Action.ASK_WHO_ONE_IS)
                        .does(Shape.gives(Bodies.WhoAmI.class), AccessRoutes::whoAmI),
                Endpoint.post("/api/tokens/runtime", "Issue a runtime's token")
                        .needs(Action.ISSUE_TOKEN)
                        .does(
                                Shape.creates(Bodies.IssuedToken.class).takes(Bodies.RuntimeTokenRequest.class),
                                AccessRoutes::issueRuntimeToken),
                Endpoint.post("/api/tokens/classic", "Issue the classic clients' token")
                        .needs(Action.SWITCH_CLASSIC)
                        .does(
                                Shape.creates(Bodies.IssuedToken.class),
                                request -> issued(request.plane().access().issueClassicToken())));
    }

    private static Answer whoAmI(Request request) {
        request.query().only();
        return Answer.ok(new Bodies.WhoAmI(request.plane().access().whoAmI()));
    }

    private static Answer issueRuntimeToken(Request request) {
        Bodies.RuntimeTokenRequest wanted = request.body(Bodies.RuntimeTokenRequest.class);
        return issued(request.plane().access().issueRuntimeToken(wanted.name()));
    }

    private static Answer issued(Token token) {
        return Answer.created(new Bodies.IssuedToken(token.reveal()));
    }
}
