package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import java.util.List;

/** A sign of life: renews the named leases and carries what the runtime's sessions are doing. Every 10 s. */
public record Pulse(Incarnation incarnation, List<Renewal> renewals, List<SessionReport> sessions) {
    private static final int ENTRIES_MAX = 1000;

    public Pulse {
        renewals = renewals == null ? List.of() : List.copyOf(renewals);
        sessions = sessions == null ? List.of() : List.copyOf(sessions);
        if (renewals.size() > ENTRIES_MAX || sessions.size() > ENTRIES_MAX) {
            throw new IllegalArgumentException("a pulse carries at most " + ENTRIES_MAX + " renewals and sessions");
        }
    }

    /** One lease to renew. */
    public record Renewal(ItemId item, Epoch epoch) {}
}
