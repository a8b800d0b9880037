package dev.missioncontrol.api.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent's last report about itself. Numbers that it did not give are zero.
 *
 * @param lastHeartbeat by its own account; absent if unknown
 * @param contextPercent used share of its context
 * @param reportedAt time of receipt by the control plane
 */
public record AgentReport(
        AgentName agent,
        @Nullable String displayName,
        @Nullable String emoji,
        Status status,
        @Nullable String currentTask,
        @Nullable String model,
        List<String> channels,
        @Nullable Instant lastHeartbeat,
        long sessions,
        long messages24h,
        long tokens24h,
        double cost24h,
        double costLastHour,
        double contextPercent,
        long inboxDepth,
        Instant reportedAt) {
    /** The states that an agent may report. */
    public enum Status {
        ACTIVE,
        IDLE,
        ERROR,
        BLOCKED,
        OFFLINE,
        /** The report gives no known state. */
        UNKNOWN
    }

    public AgentReport {
        Checks.required(agent, "agent");
        Checks.required(status, "status");
        channels = channels == null ? List.of() : List.copyOf(channels);
        Checks.required(reportedAt, "reportedAt");
    }
}
