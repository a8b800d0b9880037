package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.ledger.LedgerEvent;
import dev.missioncontrol.core.ledger.LedgerTable;
import dev.missioncontrol.core.log.Erased;
import dev.missioncontrol.core.replay.Projection;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of reported conversations and violations, and the effect of each event on them. */
public final class ReportLedger {
    static final LedgerTable<String, AcpThread> THREADS =
            LedgerTable.of("thread", Function.identity(), ReportStore.THREADS, ReportLedger::thread);

    static final LedgerTable<String, Violation> VIOLATIONS =
            LedgerTable.of("violation", Function.identity(), ReportStore.VIOLATIONS, ReportLedger::violation);

    private ReportLedger() {}

    public static List<Projection> tables() {
        return List.of(THREADS, VIOLATIONS);
    }

    /** The outline of an agent's message; its text is the body, as sent. */
    record SaidData(
            @Nullable String type,
            @Nullable String project,
            @Nullable String clan,
            @Nullable String source,
            @Nullable Instant at) {}

    record ViolationData(
            AgentName agent,
            String rule,
            Violation.Severity severity,
            @Nullable String project,
            @Nullable String reportedBy) {
        /** Returns the id of the violation, which is the same for each report of it. */
        String id(String description) {
            return ReportIds.digest(agent.value(), rule, description);
        }
    }

    record ViolationWords(String description, @Nullable String snippet) {}

    private static @Nullable AcpThread thread(@Nullable AcpThread before, LedgerEvent event) {
        return event.type() == EventType.ACP_REPORTED
                ? event.data(AcpThread.class).reportedAt(event.at())
                : before;
    }

    private static @Nullable Violation violation(@Nullable Violation before, LedgerEvent event) {
        if (event.type() != EventType.VIOLATION_REPORTED) {
            return before;
        }
        ViolationData data = event.data(ViolationData.class);
        ViolationWords words = event.words(ViolationWords.class)
                .orElseGet(() -> new ViolationWords(before == null ? Erased.TEXT : before.description(), null));
        Violation.Severity severity = before != null && before.severity().compareTo(data.severity()) > 0
                ? before.severity()
                : data.severity();
        return new Violation(
                event.id(),
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
}
