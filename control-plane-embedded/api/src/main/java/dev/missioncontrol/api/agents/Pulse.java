package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A heartbeat: renews the named leases and reports the runtime's sessions. Sent every 10 s. */
public record Pulse(
        Incarnation incarnation,
        List<Renewal> renewals,
        List<SessionReport> sessions,
        @Nullable GatewayReport gateway) {
    private static final int ENTRIES_MAX = 1000;

    public Pulse {
        Checks.required(incarnation, "incarnation");
        renewals = Checks.listed(renewals, "renewals", ENTRIES_MAX);
        sessions = Checks.listed(sessions, "sessions", ENTRIES_MAX);
    }

    /** A heartbeat of a runtime that has no gateway beside it, or does not report on it now. */
    public Pulse(Incarnation incarnation, List<Renewal> renewals, List<SessionReport> sessions) {
        this(incarnation, renewals, sessions, null);
    }

    /** The same with a gateway report. */
    public Pulse with(GatewayReport report) {
        return new Pulse(incarnation, renewals, sessions, report);
    }

    /** One lease to renew. */
    public record Renewal(ItemId item, Epoch epoch) {
        public Renewal {
            Checks.required(item, "renewal.item");
            Checks.required(epoch, "renewal.epoch");
        }
    }
}
