package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import java.time.Instant;

/**
 * A gateway's last report and the time since which it has not changed. The report's age is in the runtime's evidence.
 */
public record GatewayStatus(GatewayReport report, Instant since) {
    public GatewayStatus {
        Checks.required(report, "report");
        Checks.required(since, "since");
    }
}
