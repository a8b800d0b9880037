package dev.missioncontrol.server.http;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.asks.ClassicAsks;
import dev.missioncontrol.core.inbox.ClassicInbox;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.reports.ClassicReports;
import java.util.Optional;

/** Finds the caller that a token stands for. A server of several fleets asks here which one it is. Thread-safe. */
public final class Fleet {
    private final Core core;

    public Fleet(Core core) {
        this.core = core;
    }

    boolean writable() {
        return core.writable();
    }

    Optional<Caller> find(String token) {
        return core.authenticate(token)
                .map(principal -> new Caller(
                        this,
                        token,
                        principal,
                        core.as(principal),
                        core.classic(principal),
                        core.classicAsks(principal),
                        core.classicReports(principal)));
    }

    /** An authenticated caller: the port with its rights, and the inbox as classic clients know it. */
    record Caller(
            Fleet fleet,
            String token,
            Principal principal,
            ControlPlane plane,
            ClassicInbox classic,
            ClassicAsks classicAsks,
            ClassicReports classicReports) {
        /** Whether the token still stands for the same principal; long waits ask again and again. */
        boolean stillKnown() {
            return fleet.core.authenticate(token).filter(principal::equals).isPresent();
        }

        @Override
        public String toString() {
            return principal.toString();
        }
    }
}
