package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sign of life: renews the named leases and carries what the runtime's sessions are doing. Every 10 s. */
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

    /** One of a runtime that has no gateway beside it, or says nothing of it now. */
    public Pulse(Incarnation incarnation, List<Renewal> renewals, List<SessionReport> sessions) {
        this(incarnation, renewals, sessions, null);
    }

    /** The same with how the gateway is. */
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
