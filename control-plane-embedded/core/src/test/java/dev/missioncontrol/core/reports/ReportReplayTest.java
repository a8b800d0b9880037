package dev.missioncontrol.core.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.postgres.PostgresServer;
import dev.missioncontrol.core.replay.Replay;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Talks and broken rules follow from the log; usage and what agents say of themselves outlive a restart. */
final class ReportReplayTest {
    private static final AgentName SLASH = new AgentName("slash");
    private static final Principal CLASSIC = new Principal(Role.CLASSIC, "fleet");

    @TempDir
    Path directory;

    private static void report(ClassicReports reports, Instant at) {
        for (String thread : List.of("b", "B", "a-1", "\u00e9", "a.1")) { // databases order these each in their own way
            reports.report(new AcpThread(thread, null, 1, List.of(), 0, null, 0, 0, null, null, null, null, at));
        }
        for (int times = 0; times < 2; times++) {
            reports.report(new ClassicReports.Broken(
                    SLASH, "rule", Violation.Severity.WARNING, "call Zebediah", null, null, null));
        }
        reports.report(new AgentReport(
                SLASH, null, null, AgentReport.Status.IDLE, null, null, List.of(), null, 0, 0, 0, 0, 0, 0, 0, at));
        reports.report(new SessionUsage(
                "s",
                SLASH,
                null,
                null,
                new SessionUsage.Tokens(1, 2, 3, 4),
                new SessionUsage.Costs(1, 0, 0, 0, 0),
                0,
                0,
                0,
                0,
                null,
                null,
                false,
                at));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void reportsOutliveARestartAndFollowFromTheLog(String kind) {
        Database database = kind.equals("h2") ? new Database.H2File(directory) : PostgresServer.freshDatabase();
        try (Opened opened = new Opened(directory, database)) {
            ClassicReports reports = opened.core().classicReports(CLASSIC);
            report(reports, reports.now());
            assertThat(opened.owner().reports().agents(null, 9).rows()).hasSize(1);
            AuditEvent first = opened.owner().audit().list(new AuditFilter(null, null, null), null, 50).rows().stream()
                    .filter(event -> event.type().equals("violation.reported"))
                    .toList()
                    .getLast();
            opened.owner().audit().erase(first.position(), "asked");
        }
        try (Opened opened = new Opened(directory, database)) {
            assertThat(opened.owner().reports().agents(null, 9).rows()).hasSize(1);
            assertThat(opened.owner().reports().sessions(null, 9).rows()).hasSize(1);
            assertThat(opened.owner().reports().threads(null, 9).rows()).hasSize(5);
            assertThat(opened.owner().reports().violations(null, 9).rows())
                    .extracting(Violation::times)
                    .containsExactly(2L);
        }
        try (Store store = Store.open(database)) {
            assertThat(Replay.differences(store, Core.projections(), Upcasters.NONE, _ -> {}))
                    .isEmpty();
        }
    }
}
