package dev.missioncontrol.api.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent said last of itself. Numbers that it did not give are zero.
 *
 * @param lastHeartbeat as it says; absent where it does not know
 * @param contextPercent how full its context is
 * @param reportedAt when the control plane heard it
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
    /** What an agent may call itself. */
    public enum Status {
        ACTIVE,
        IDLE,
        ERROR,
        BLOCKED,
        OFFLINE,
        /** A word that is none of these, or none at all. */
        UNKNOWN
    }

    public AgentReport {
        Checks.required(agent, "agent");
        Checks.required(status, "status");
        channels = channels == null ? List.of() : List.copyOf(channels);
        Checks.required(reportedAt, "reportedAt");
    }
}
