package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The known state of a runtime. It is alive up to 20 s after a heartbeat, suspect up to 35 s, then lost. */
public record RuntimeStatus(
        RuntimeName name,
        Incarnation incarnation,
        Liveness liveness,
        Evidence evidence,
        String host,
        String system,
        String version,
        boolean attach,
        List<SessionReport> sessions,
        @Nullable GatewayStatus gateway) {
    public RuntimeStatus {
        Checks.required(name, "name");
        Checks.required(incarnation, "incarnation");
        Checks.required(liveness, "liveness");
        Checks.required(evidence, "evidence");
        Checks.required(host, "host");
        Checks.required(system, "system");
        Checks.required(version, "version");
        sessions = List.copyOf(Checks.required(sessions, "sessions"));
    }
}
