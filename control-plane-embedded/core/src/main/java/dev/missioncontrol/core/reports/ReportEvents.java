package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.log.Erased;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What events of reports say, and the rows that they make. Pure. */
final class ReportEvents {
    static final String THREAD_SUBJECT = "thread:";
    static final String VIOLATION_SUBJECT = "violation:";

    private ReportEvents() {}

    /** Of what an agent told: the outline. What it told in words is the body, as it was sent. */
    record SaidData(
            @Nullable String type,
            @Nullable String project,
            @Nullable String clan,
            @Nullable String source,
            @Nullable Instant at) {}

    /** Of a broken rule. */
    record ViolationData(
            AgentName agent,
            String rule,
            Violation.Severity severity,
            @Nullable String project,
            @Nullable String reportedBy) {}

    /** Of a broken rule: what people and agents wrote. */
    record ViolationWords(String description, @Nullable String snippet) {}

    static AcpThread thread(AuditEvent event) {
        AcpThread said = Json.readAnswer(event.data(), AcpThread.class);
        return new AcpThread(
                said.thread(),
                said.protocol(),
                said.messages(),
                said.agents(),
                said.minutesToResolution(),
                said.estimatedTokens(),
                said.loops(),
                said.interventions(),
                said.outcome(),
                said.project(),
                said.clan(),
                said.harness(),
                event.at());
    }

    static Violation violation(@Nullable Violation before, String id, AuditEvent event) {
        ViolationData data = Json.readAnswer(event.data(), ViolationData.class);
        ViolationWords words = event.body() == null
                ? new ViolationWords(before == null ? Erased.TEXT : before.description(), null)
                : Json.readAnswer(event.body(), ViolationWords.class);
        Violation.Severity severity = before != null && before.severity().compareTo(data.severity()) > 0
                ? before.severity()
                : data.severity();
        return new Violation(
                id,
                data.agent(),
                data.rule(),
                severity,
                words.description(),
                words.snippet(),
                data.project(),
                before == null ? data.reportedBy() : before.reportedBy(),
                before == null ? 1 : before.times() + 1,
                before == null ? event.at() : before.firstAt(),
                event.at());
    }

    /** Which violation it is. */
    static String id(ViolationData data, String description) {
        return ReportIds.digest(data.agent().value(), data.rule(), description);
    }
}
