package dev.missioncontrol.server.http;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.policy.Principal;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Finds the caller that a token identifies. A server of several fleets would select the fleet here. Thread-safe. */
public final class CallerSource {
    /** The path for renewing a machine's token, the only one that accepts an expired token. */
    public static final String RENEWALS = "/api/enrolments/renewals";

    private static final String USAGE = "/api/usage";
    /** The principal of usage reports without a token. */
    private static final Principal NOBODY = new Principal(Role.CLASSIC, "without-token");

    private final Core core;
    private final Supplier<String> metrics;
    private final boolean usageOpen;

    /**
     * @param metrics supplies the metrics as text
     * @param usageOpen whether old clients may report usage without a token
     */
    public CallerSource(Core core, Supplier<String> metrics, boolean usageOpen) {
        this.core = core;
        this.metrics = metrics;
        this.usageOpen = usageOpen;
    }

    String metrics() {
        return metrics.get();
    }

    boolean writable() {
        return core.writable();
    }

    boolean clockUncertain() {
        return core.clock().uncertain();
    }

    Optional<Caller> find(String token) {
        return core.authenticate(token).map(principal -> caller(token, principal));
    }

    /** Finds the machine that renews the token; any other token identifies its usual caller. */
    Optional<Caller> findRenewing(String token) {
        return core.tokenVerifier()
                .atTheDoor(token)
                .map(principal -> caller(token, principal))
                .or(() -> find(token));
    }

    /**
     * Finds the caller of a request without a token: only the usage report of old clients has one, and only if that is
     * switched on.
     */
    Optional<Caller> withoutToken(String method, String path) {
        return usageOpen && method.equals("POST") && path.equals(USAGE)
                ? Optional.of(caller("", NOBODY))
                : Optional.empty();
    }

    private Caller caller(String token, Principal principal) {
        return new Caller(this, token, principal, core.as(principal));
    }

    /** Identifies an authenticated caller and holds the port with its rights. */
    record Caller(CallerSource callers, String token, Principal principal, ControlPlane plane) {
        /** Returns another interface of the control plane, with the caller's rights. */
        <T> T face(BiFunction<Core, Principal, T> face) {
            return face.apply(callers.core, principal);
        }

        /** Tells whether the caller's token is still valid; long waits check it repeatedly. */
        boolean stillKnown() {
            return callers.core.tokenVerifier().goesOn(token, principal);
        }

        @Override
        public String toString() {
            return principal.toString();
        }
    }
}
