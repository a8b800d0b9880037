package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import java.time.Instant;

/** A gateway as its runtime reported it last, since when it is so; how old that is says the runtime's own evidence. */
public record GatewayStatus(GatewayReport report, Instant since) {
    public GatewayStatus {
        Checks.required(report, "report");
        Checks.required(since, "since");
    }
}
