package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import java.util.List;

/** What is known of a runtime. Alive up to 20 s after a sign of life, suspect up to 35 s, then lost. */
public record RuntimeStatus(
        RuntimeName name,
        Incarnation incarnation,
        Liveness liveness,
        Evidence evidence,
        String host,
        String system,
        String version,
        boolean attach,
        List<SessionReport> sessions) {
    public RuntimeStatus {
        sessions = List.copyOf(sessions);
    }
}
