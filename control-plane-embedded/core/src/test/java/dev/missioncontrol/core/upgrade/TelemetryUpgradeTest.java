package dev.missioncontrol.core.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.TableClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telemetry that lay in the file of the log is found in its own after the upgrade, all of it and once. */
final class TelemetryUpgradeTest {
    /** The last version with one file for everything. */
    private static final int ONE_FILE = 21;

    private static final List<String> ROWS = List.of(
            "alive (only_row, at_millis) values (1, 77)",
            "lease_expiry (item, epoch, expires_at) values ('i', 3, 78)",
            "output_tail (item, tail) values ('i', '" + "x".repeat(50_000) + "')",
            "runtime_pulse (name, at_millis, sessions, incarnation) values ('local', 79, '[]', 4)",
            "agent_sighting (agent, runtime, observation, at_millis) values ('slash', null, 'seen', 80)",
            "guard_position (only_row, era, sequence) values (1, 1, 5)",
            "token_use (id, at_millis) values ('t', 81)",
            "agent_report (agent, report, at_millis) values ('slash', '{}', 82)",
            "session_usage (session, agent, report, at_millis) values ('s', 'slash', '{}', 83)",
            "usage_day (at_millis, agent, project, report) values (84, 'slash', '', '{}')");

    @TempDir
    Path directory;

    @Test
    void everyRowMoves() {
        fillTheOneFile();
        try (Store store = open()) {
            assertThat(store.readTelemetry(TelemetryUpgradeTest::rows)).hasSize(ROWS.size());
            assertThat(store.<Long>readTelemetry(handle -> handle.createQuery("select at_millis from alive")
                            .mapTo(Long.class)
                            .one()))
                    .isEqualTo(77);
            assertThat(store.<Integer>read(handle -> handle.createQuery(
                                    "select count(*) from information_schema.tables" + " where table_name = 'ALIVE'")
                            .mapTo(Integer.class)
                            .one()))
                    .isZero();
        }
        try (Store store = open()) {
            assertThat(store.readTelemetry(TelemetryUpgradeTest::rows)).hasSize(ROWS.size());
        }
    }

    @Test
    void anUpgradeThatEndedInTheMiddleIsDoneAgain() throws Exception {
        fillTheOneFile();
        Path log = directory.resolve("control-plane.mv.db");
        Path before = Files.copy(log, directory.resolve("before"));
        open().close();
        Files.delete(log);
        Files.move(before, log); // the rows were copied, and the tables not dropped
        try (Store store = open()) {
            assertThat(store.readTelemetry(TelemetryUpgradeTest::rows)).hasSize(ROWS.size());
        }
    }

    @Test
    void aNewLogBeginsWithoutTheTelemetryOfAnother() throws Exception {
        fillTheOneFile();
        open().close();
        Files.delete(directory.resolve("control-plane.mv.db"));
        try (Store store = open()) {
            assertThat(store.readTelemetry(TelemetryUpgradeTest::rows)).isEmpty();
        }
    }

    private void fillTheOneFile() {
        try (Store store = Store.prepare(new Database.H2File(directory), ONE_FILE)) {
            assertThat(store.telemetryApart()).isFalse();
            store.fill(handle -> {
                ROWS.forEach(row -> handle.execute("insert into " + row));
                return ROWS.size();
            });
        }
    }

    private Store open() {
        return Store.open(new Database.H2File(directory));
    }

    /** Names the table of each row. */
    private static List<String> rows(Handle handle) {
        return TableClass.tables(TableClass.TELEMETRY).stream()
                .flatMap(table ->
                        handle.createQuery("select '" + table + "' from " + table).mapTo(String.class).list().stream())
                .toList();
    }
}
