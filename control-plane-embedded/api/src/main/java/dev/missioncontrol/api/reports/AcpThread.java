package dev.missioncontrol.api.reports;

import dev.missioncontrol.api.Checks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a talk between agents went, as its tool counted it.
 *
 * @param protocol for example {@code acp/1}, {@code mixed} or {@code natural}
 * @param outcome for example {@code resolved}, {@code handed-off} or {@code abandoned}
 * @param reportedAt when the control plane heard it
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

    /** The same, heard at another time. */
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
