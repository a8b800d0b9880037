package dev.missioncontrol.server.http;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.core.loop.Monotonic;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;

/** Turns away addresses from which too much comes that nobody needs so often. Thread-safe. */
final class AddressThrottle {
    private final LoginThrottle loginThrottle;
    private final LoginThrottle redemptions;

    AddressThrottle(Limits limits, Monotonic clock) {
        this.loginThrottle = new LoginThrottle(limits.failuresMax(), clock);
        this.redemptions = new LoginThrottle(limits.redemptionsMax(), clock);
    }

    /** A request without a valid token. */
    void failed(ServerRequest request) {
        Duration wait = loginThrottle.count(request);
        if (!wait.isZero()) {
            throw Refusal.tooManyFailures(wait);
        }
    }

    /** A request with a valid token: only redeeming a join token or an invitation is counted. */
    void comes(ServerRequest request, CallerSource.Caller caller) {
        if (redeems(request, caller.principal().role())) {
            Duration wait = redemptions.count(request);
            if (!wait.isZero()) {
                throw Refusal.tooManyRedemptions(wait);
            }
        }
    }

    private static boolean redeems(ServerRequest request, Role role) {
        return (role == Role.JOINING || role == Role.INVITED)
                && request.prologue().method().text().equals("POST")
                && !request.prologue().uriPath().rawPath().equals(CallerSource.RENEWALS);
    }
}
