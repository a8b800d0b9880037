package dev.missioncontrol.core.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Execution;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that a client makes up without end come to an end; those that are known go on. */
final class ReportCapacityTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Principal CLASSIC = new Principal(Role.CLASSIC, "fleet");

    private Telemetry telemetry;
    private Store store;
    private Writer writer;
    private ClassicReports reports;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = Store.open(new Database.H2File(directory));
        writer = new Writer(store, store.read(EventLog::of), InstantSource.fixed(NOON), Execution.CALLERS_THREAD);
        telemetry = new Telemetry(store, () -> Duration.ZERO);
        reports = reports();
    }

    @AfterEach
    void close() {
        writer.close();
        store.close();
    }

    private ClassicReports reports() {
        ReportServices services = new ReportServices(store, writer, telemetry, 2, 3);
        return new ClassicReports(services, (_, _, _, _) -> {}, (_, _) -> {}, CLASSIC, InstantSource.fixed(NOON));
    }

    private void says(String agent) {
        reports.report(new AgentReport(
                new AgentName(agent),
                null,
                null,
                AgentReport.Status.IDLE,
                null,
                null,
                List.of(),
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                NOON));
    }

    private void uses(String session, String agent) {
        reports.report(new SessionUsage(
                session,
                new AgentName(agent),
                null,
                null,
                new SessionUsage.Tokens(1, 0, 0, 0),
                new SessionUsage.Costs(0, 0, 0, 0, 0),
                0,
                0,
                0,
                0,
                null,
                null,
                false,
                NOON));
    }

    private static void full(String type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ControlPlaneException.class, e -> {
            assertThat(e.category()).isEqualTo(Category.OUT_OF_SPACE);
            assertThat(e.type()).isEqualTo(type);
        });
    }

    @Test
    void oneAgentTooManyIsRefusedAndTheKnownOnesGoOn() {
        says("a");
        says("b");
        full("too-many-agents", () -> says("c"));
        says("a");
        telemetry.write(writer);
        says("b");
        reports = reports(); // as after a restart, which counts what the table has
        full("too-many-agents", () -> says("c"));
        says("a");
        assertThat(store.readTelemetry(ReportStore.AGENTS::all)).hasSize(2);
    }

    @Test
    void oneSessionTooManyIsRefusedAndTheKnownOnesGoOn() {
        uses("s", "a");
        uses("s", "b");
        uses("t", "a");
        full("too-many-sessions", () -> uses("t", "b"));
        uses("s", "a");
        reports = reports();
        full("too-many-sessions", () -> uses("u", "a"));
        uses("t", "a");
        telemetry.write(writer);
        assertThat(store.<Long>readTelemetry(handle -> ReportStore.count(handle, "session_usage")))
                .isEqualTo(3);
    }
}
