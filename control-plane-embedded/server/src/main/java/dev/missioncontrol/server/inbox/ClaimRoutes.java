package dev.missioncontrol.server.inbox;

import dev.missioncontrol.api.http.Parameter;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.time.Duration;
import java.util.List;

/** Serves the waiting claim. Thread-safe. */
public final class ClaimRoutes {
    private static final Duration USUAL = Duration.ofSeconds(25);
    /** A wait is divided into slices, so that the end of the token or of the server ends it soon. */
    private static final Duration SLICE = Duration.ofMillis(500);

    private ClaimRoutes() {}

    public static List<Endpoint> rows() {
        return List.of(Endpoint.post("/api/claims", "Take the next item; waits for one")
                .needs(Action.WORK)
                .does(
                        Shape.gives(ClaimOutcome.class)
                                .takes(ClaimRequest.class)
                                .with(Parameter.WAIT),
                        ClaimRoutes::claim));
    }

    private static Response claim(Request request) {
        Duration wait = request.query().value(Parameter.WAIT).orElse(USUAL);
        ClaimRequest claim = request.body(ClaimRequest.class);
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            ClaimOutcome outcome = request.plane().inbox().claim(claim, slice);
            if (!(outcome instanceof ClaimOutcome.Nothing) || !left.isPositive()) {
                return Response.ok(outcome);
            }
            request.requireStillAdmitted();
            if (!request.mayGoOn()) {
                return Response.ok(outcome);
            }
        }
    }
}
