package dev.missioncontrol.api.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule that an agent broke, as somebody reported it. The same agent, rule and description is the same violation, however
 * often it is reported.
 *
 * @param id follows from agent, rule and description
 * @param severity the worst that was reported
 * @param reportedBy who did so first
 */
public record Violation(
        String id,
        AgentName agent,
        String rule,
        Severity severity,
        String description,
        @Nullable String snippet,
        @Nullable String project,
        @Nullable String reportedBy,
        long times,
        Instant firstAt,
        Instant lastAt) {
    /** How bad it is, the worse the later. */
    public enum Severity {
        WARNING,
        VIOLATION
    }

    public Violation {
        Checks.required(id, "id");
        Checks.required(agent, "agent");
        Checks.required(rule, "rule");
        Checks.required(severity, "severity");
        Checks.required(description, "description");
        Checks.required(firstAt, "firstAt");
        Checks.required(lastAt, "lastAt");
    }
}
