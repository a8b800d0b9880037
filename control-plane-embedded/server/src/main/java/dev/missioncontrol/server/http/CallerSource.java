package dev.missioncontrol.server.http;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.policy.Principal;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Finds the caller that a token stands for. A server of several fleets asks here which one it is. Thread-safe. */
public final class CallerSource {
    /** Where a machine renews its token, and the one place that takes an expired one. */
    public static final String RENEWALS = "/api/enrolments/renewals";

    private static final String USAGE = "/api/usage";
    /** Who reports usage without a token. */
    private static final Principal NOBODY = new Principal(Role.CLASSIC, "without-token");

    private final Core core;
    private final Supplier<String> metrics;
    private final boolean usageOpen;

    /**
     * @param metrics as text
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

    Optional<Caller> find(String token) {
        return core.authenticate(token).map(principal -> caller(token, principal));
    }

    /** Who renews the token; where it is not one that can be, as whom else it is known. */
    Optional<Caller> findRenewing(String token) {
        return core.tokenVerifier()
                .atTheDoor(token)
                .map(principal -> caller(token, principal))
                .or(() -> find(token));
    }

    /** Whoever comes without a token: nobody may, but for the one report that old clients send so, where that is switched on. */
    Optional<Caller> withoutToken(String method, String path) {
        return usageOpen && method.equals("POST") && path.equals(USAGE)
                ? Optional.of(caller("", NOBODY))
                : Optional.empty();
    }

    private Caller caller(String token, Principal principal) {
        return new Caller(this, token, principal, core.as(principal));
    }

    /** An authenticated caller, and the port with its rights. */
    record Caller(CallerSource callers, String token, Principal principal, ControlPlane plane) {
        /** Another face of the control plane, with its rights. */
        <T> T face(BiFunction<Core, Principal, T> face) {
            return face.apply(callers.core, principal);
        }

        /** Whether the request may go on; long waits ask again and again. */
        boolean stillKnown() {
            return callers.core.tokenVerifier().goesOn(token, principal);
        }

        @Override
        public String toString() {
            return principal.toString();
        }
    }
}
