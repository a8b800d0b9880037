package dev.missioncontrol.api.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reported violation of a rule by an agent. Reports with the same agent, rule and description are the same violation.
 *
 * @param id derived from agent, rule and description
 * @param severity the worst that was reported
 * @param reportedBy the first reporter
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
    /** Ordered from the mildest to the worst. */
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
