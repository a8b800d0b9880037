package dev.missioncontrol.server.http;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.core.loop.Monotonic;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;

/** Throttles addresses that send too many requests without a valid token, or redeem too many tokens. Thread-safe. */
final class AddressThrottle {
    private final LoginThrottle loginThrottle;
    private final LoginThrottle redemptions;

    AddressThrottle(Limits limits, Monotonic clock) {
        this.loginThrottle = new LoginThrottle(limits.failuresMax(), clock);
        this.redemptions = new LoginThrottle(limits.redemptionsMax(), clock);
    }

    /** Counts a request without a valid token. */
    void failed(ServerRequest request) {
        Duration wait = loginThrottle.count(request);
        if (!wait.isZero()) {
            throw Refusal.tooManyFailures(wait);
        }
    }

    /** Counts a request with a valid token, if it redeems a join token or an invitation. */
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
