package dev.missioncontrol.api.reports;

import dev.missioncontrol.api.Checks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation between agents, as their tool reported it.
 *
 * @param protocol for example {@code acp/1}, {@code mixed} or {@code natural}
 * @param outcome for example {@code resolved}, {@code handed-off} or {@code abandoned}
 * @param reportedAt time of receipt by the control plane
 */
public record AcpThread(
        String thread,
        @Nullable String protocol,
        long messages,
        List<String> agents,
        double minutesToResolution,
        @Nullable Long estimatedTokens,
        long loops,
        long interventions,
        @Nullable String outcome,
        @Nullable String project,
        @Nullable String clan,
        @Nullable String harness,
        Instant reportedAt) {
    public AcpThread {
        Checks.text(thread, "thread", 200);
        agents = agents == null ? List.of() : List.copyOf(agents);
        Checks.required(reportedAt, "reportedAt");
    }

    /** The same with another time of receipt. */
    public AcpThread reportedAt(Instant heard) {
        return new AcpThread(
                thread,
                protocol,
                messages,
                agents,
                minutesToResolution,
                estimatedTokens,
                loops,
                interventions,
                outcome,
                project,
                clan,
                harness,
                heard);
    }
}
