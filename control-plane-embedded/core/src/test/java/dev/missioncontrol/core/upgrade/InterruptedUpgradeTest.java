package dev.missioncontrol.core.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.TableClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An upgrade on H2 that ended anywhere is finished by the next start. H2 commits each change of a table at once, and Flyway writes
 * a migration down at its end, so each statement of a migration is repeated after a kill.
 */
final class InterruptedUpgradeTest {
    /** The first migration whose statements can all be repeated; earlier ones are released and stay as they are. */
    private static final int FIRST = 19;

    private static final String FILE = "control-plane.mv.db";
    private static final Path MIGRATIONS = Path.of("src/main/resources/dev/missioncontrol/core/migrations");

    @TempDir
    Path directory;

    static Stream<Path> migrations() {
        return Stream.of("h2", "both")
                .flatMap(room -> files(MIGRATIONS.resolve(room)))
                .filter(script -> version(script) >= FIRST)
                .sorted();
    }

    private static Stream<Path> files(Path room) {
        try (Stream<Path> files = Files.list(room)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path script) {
        String name = script.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void anUpgradeThatEndedAfterAnyStatementIsFinished(Path script) throws IOException {
        Path before = prepared(version(script) - 1);
        Path done = copy(before, "done");
        SortedMap<String, List<?>> expected = upgraded(done);
        List<String> statements = statements(script);
        for (int last = 1; last <= statements.size(); last++) {
            Path cut = copy(done, "cut-" + last); // what is beside the log is written before its tables change
            Files.delete(cut.resolve(FILE));
            Files.copy(before.resolve(FILE), cut.resolve(FILE));
            List<String> ran = statements.subList(0, last);
            in(cut).useHandle(handle -> ran.forEach(handle::execute));
            assertThat(upgraded(cut)).as(ran.getLast()).isEqualTo(expected);
        }
    }

    @Test
    void anUpgradeThatFailedIsFinishedOnceItsCauseIsGone() throws IOException {
        Path before = prepared(FIRST - 1);
        SortedMap<String, List<?>> expected = upgraded(copy(before, "done"));
        in(before).useHandle(handle -> handle.execute("alter table issue rename to elsewhere"));
        assertThatThrownBy(() -> upgraded(before)).isInstanceOf(ControlPlaneException.class);
        in(before).useHandle(handle -> handle.execute("alter table elsewhere rename to issue"));
        assertThat(upgraded(before)).isEqualTo(expected);
    }

    /** Returns a directory with the tables of that version. */
    private Path prepared(int version) throws IOException {
        Path prepared = Files.createDirectory(directory.resolve("before"));
        Fixtures.firstVersion(prepared);
        try (Store store = Store.prepare(new Database.H2File(prepared), version)) {
            store.fill(handle -> handle.execute("update item set labels = '[\"parked\"]' where title = 'pending'"));
        }
        return prepared;
    }

    private Path copy(Path from, String name) throws IOException {
        Path copy = Files.createDirectory(directory.resolve(name));
        for (Path file : files(from).toList()) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }

    private static List<String> statements(Path script) throws IOException {
        String text = Files.readString(script);
        try (Handle handle = Jdbi.open("jdbc:h2:mem:", "mission", "")) {
            return handle.createScript(text).getStatements();
        }
    }

    private static Jdbi in(Path directory) {
        return Jdbi.create("jdbc:h2:file:" + directory.toAbsolutePath().resolve("control-plane"), "mission", "");
    }

    /** Upgrades to the newest version and returns all rows. */
    private static SortedMap<String, List<?>> upgraded(Path directory) {
        try (Store store = Store.open(new Database.H2File(directory))) {
            SortedMap<String, List<?>> rows = new TreeMap<>();
            store.<Boolean>snapshot((log, telemetry) -> {
                TableClass.TABLES.forEach((table, kind) -> rows.put(
                        table, rows(kind == TableClass.TELEMETRY ? telemetry : log, "select * from " + table)));
                rows.put(
                        "",
                        rows(
                                log,
                                "select table_name, column_name from information_schema.columns"
                                        + " where table_schema = 'PUBLIC'"));
                return true;
            });
            return rows;
        }
    }

    private static List<String> rows(Handle handle, String query) {
        return handle.createQuery(query).mapToMap().stream()
                .map(InterruptedUpgradeTest::text)
                .sorted()
                .toList();
    }

    private static String text(Map<String, Object> row) {
        return row.entrySet().stream()
                .map(column -> column.getKey() + "=" + text(column.getValue()))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes
                ? IntStream.range(0, bytes.length)
                        .mapToObj(at -> Byte.toString(bytes[at]))
                        .collect(Collectors.joining(","))
                : String.valueOf(value);
    }
}
