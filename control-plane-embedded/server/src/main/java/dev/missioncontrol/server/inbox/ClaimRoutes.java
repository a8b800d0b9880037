package dev.missioncontrol.server.inbox;

import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Request;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The waiting claim. Thread-safe. */
public final class ClaimRoutes {
    private static final Duration USUAL = Duration.ofSeconds(25);
    private static final BigDecimal WAIT_SECONDS_MAX = BigDecimal.valueOf(30);
    /** A wait is cut into slices, so that the end of the token or of the server ends it soon. */
    private static final Duration SLICE = Duration.ofMillis(500);

    private ClaimRoutes() {}

    /** What is served here. */
    public static List<Endpoint> rows() {
        return List.of(Endpoint.post("/api/claims", "Take the next item; waits for one")
                .needs(Action.WORK)
                .does(
                        Shape.gives(ClaimOutcome.class)
                                .takes(ClaimRequest.class)
                                .with(
                                        "waitSeconds",
                                        BigDecimal.class,
                                        "How long to wait, from 0 to 30; 25 where it is left out"),
                        ClaimRoutes::claim));
    }

    private static Response claim(Request request) {
        Duration wait = request.query()
                .only("waitSeconds")
                .value("waitSeconds", ClaimRoutes::seconds)
                .orElse(USUAL);
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

    private static Duration seconds(String text) {
        BigDecimal seconds = new BigDecimal(text);
        if (seconds.signum() < 0 || seconds.compareTo(WAIT_SECONDS_MAX) > 0) {
            throw new IllegalArgumentException("not within 0 and 30 seconds");
        }
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }
}
