package dev.missioncontrol.server.inbox;

import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.server.http.Answer;
import dev.missioncontrol.server.http.Endpoints;
import dev.missioncontrol.server.http.Request;
import java.math.BigDecimal;
import java.time.Duration;

/** The waiting claim. Thread-safe. */
public final class ClaimRoutes {
    private static final Duration USUAL = Duration.ofSeconds(25);
    private static final BigDecimal WAIT_SECONDS_MAX = BigDecimal.valueOf(30);
    /** A wait is cut into slices, so that the end of the token or of the server ends it soon. */
    private static final Duration SLICE = Duration.ofSeconds(1);

    private ClaimRoutes() {}

    public static void addTo(Endpoints endpoints) {
        endpoints.post("/api/claims", ClaimRoutes::claim);
    }

    private static Answer claim(Request request) {
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
            boolean waited = !left.isPositive() || !request.mayGoOn();
            if (!(outcome instanceof ClaimOutcome.Nothing) || waited) {
                return Answer.ok(outcome);
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
