package dev.missioncontrol.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.disk.Disk;
import dev.missioncontrol.core.postgres.PostgresServer;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Output takes less room when its item has been closed for a day, and reads the same. */
final class OutputCompressionTest {
    private static final List<String> LINES = Collections.nCopies(100, "déploiement ✓ \"réussi\" 👩‍💻 日本語");
    private static final int SMALL = 1_000;
    private static final Duration SHORTLY = Duration.ofMinutes(1);
    private static final Duration SETTLED = Duration.ofMinutes(3);
    private static final String LOG = "control-plane.mv.db";
    private static final String TELEMETRY = "control-plane-telemetry.mv.db";

    private final SteppedClock clock = new SteppedClock();

    @TempDir
    Path directory;

    enum Engine {
        H2,
        POSTGRESQL;

        Database database(Path directory) {
            return switch (this) {
                case H2 -> new Database.H2File(directory);
                case POSTGRESQL -> PostgresServer.freshDatabase();
            };
        }
    }

    /** The two forms of one row. */
    private record Stored(int plain, int packed) {}

    @ParameterizedTest
    @EnumSource
    void outputOfAClosedItemIsCompressedAfterADay(Engine engine) {
        Database database = engine.database(directory);
        InboxItem item;
        OutputTail tail;
        try (Opened opened = opened(database)) {
            item = claimed(opened);
            tail = printed(opened, item, LINES);
            completed(opened, item);
            later(opened, OutputCompression.PLAIN_FOR.minus(SHORTLY));
            assertThat(output(opened, item)).isEqualTo(tail);
        }
        assertThat(stored(database, item).packed()).isZero();
        try (Opened opened = opened(database)) {
            later(opened, OutputCompression.PAUSE);
            assertThat(output(opened, item)).isEqualTo(tail);
        }
        assertCompressed(database, item);
        try (Opened opened = opened(database)) {
            assertThat(output(opened, item)).isEqualTo(tail);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anItemThatIsRetriedWritesPlainOutputAgain(Engine engine) {
        Database database = engine.database(directory);
        InboxItem again;
        OutputTail tail;
        try (Opened opened = opened(database)) {
            InboxItem item = claimed(opened);
            tail = printed(opened, item, LINES);
            work(opened, item, new ItemCommand.Fail(item.epoch(), Result.of("exit 1"), false));
            later(opened, OutputCompression.PLAIN_FOR);
            opened.owner().inbox().submit(item.id(), new ItemCommand.Retry(null), IdempotencyKey.random());
            assertThat(output(opened, item)).isEqualTo(tail);
            again = opened.claimed();
            tail = printed(opened, again, LINES.subList(0, 50));
            opened.advance(Duration.ofSeconds(1));
            assertThat(output(opened, again)).isEqualTo(tail);
        }
        assertThat(stored(database, again).packed()).isZero();
        try (Opened opened = opened(database)) {
            completed(opened, again);
            later(opened, OutputCompression.PLAIN_FOR);
            assertThat(output(opened, again)).isEqualTo(tail);
        }
        assertCompressed(database, again);
    }

    @Test
    void aStepTakesNoMoreThanItsPortion() {
        Database database = Engine.H2.database(directory);
        try (Opened opened = opened(database)) {
            for (int i = 0; i < 2 * OutputCompression.PORTION + 5; i++) {
                InboxItem item = claimed(opened);
                printed(opened, item, LINES);
                completed(opened, item);
            }
            later(opened, OutputCompression.PLAIN_FOR);
        }
        assertThat(compressed(database)).isEqualTo(OutputCompression.PORTION);
        try (Opened opened = opened(database)) {
            opened.advance(Duration.ofSeconds(2));
        }
        assertThat(compressed(database)).isEqualTo(2 * OutputCompression.PORTION + 5);
    }

    @Test
    void openItemsStayPlainAndKeepNoOtherBack() {
        Database database = Engine.H2.database(directory);
        InboxItem closed;
        try (Opened opened = opened(database)) {
            for (int i = 0; i < OutputCompression.PORTION; i++) {
                printed(opened, claimed(opened), LINES);
            }
            opened.advance(Duration.ofSeconds(1));
            closed = claimed(opened);
            printed(opened, closed, LINES);
            completed(opened, closed);
            later(opened, OutputCompression.PLAIN_FOR);
            opened.advance(Duration.ofSeconds(2));
        }
        assertCompressed(database, closed);
        assertThat(compressed(database)).isEqualTo(1);
    }

    @Test
    void whatWouldNotBecomeSmallerStaysText() {
        Database database = Engine.H2.database(directory);
        InboxItem item;
        OutputTail tail;
        try (Opened opened = opened(database)) {
            item = claimed(opened);
            tail = printed(opened, item, List.of());
            completed(opened, item);
            later(opened, OutputCompression.PLAIN_FOR);
            assertThat(output(opened, item)).isEqualTo(tail);
        }
        assertThat(stored(database, item).packed()).isZero();
        assertThat(considered(database)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"H2,POSTGRESQL", "POSTGRESQL,H2"})
    void aBackupHoldsCompressedOutput(Engine from, Engine to) throws IOException {
        Path target = Files.createDirectory(directory.resolve("target"));
        Path file = directory.resolve("backup.zip");
        InboxItem item;
        OutputTail tail;
        try (Opened opened = opened(from.database(directory));
                OutputStream out = Files.newOutputStream(file)) {
            item = claimed(opened);
            tail = printed(opened, item, LINES);
            completed(opened, item);
            later(opened, OutputCompression.PLAIN_FOR);
            opened.advance(Duration.ofSeconds(1)); // until it is written
            opened.owner().backups().write(out);
        }
        Files.copy(directory.resolve("integrity.key"), target.resolve("integrity.key"));
        Database database = to.database(target);
        Core.restore(CoreConfig.inDirectory(target).on(database), file, true, _ -> {});
        assertCompressed(database, item);
        try (Opened opened = new Opened(target, database, clock)) {
            assertThat(output(opened, item)).isEqualTo(tail);
        }
    }

    @Test
    void neitherCompressingNorLookingForMoreTouchesTheLog() {
        try (Disk disk = Disk.mount()) {
            Database database = new Database.H2Url(disk.url() + ";RETENTION_TIME=0");
            InboxItem item;
            try (Opened opened = opened(database)) {
                item = claimed(opened);
                printed(opened, item, LINES);
                completed(opened, item);
                later(opened, OutputCompression.PLAIN_FOR.minus(SETTLED));
                opened.advance(SETTLED); // until the checkpoint that follows the last event
                List<Long> before = traces(disk);
                long forces = disk.forces(TELEMETRY);
                opened.advance(OutputCompression.PAUSE);
                assertThat(traces(disk)).isEqualTo(before);
                assertThat(disk.forces(TELEMETRY) - forces).isLessThan(3);
            }
            assertCompressed(database, item);
        }
    }

    private static List<Long> traces(Disk disk) {
        return List.of(disk.writes(LOG), disk.bytes(LOG), disk.forces(LOG));
    }

    private Opened opened(Database database) {
        return new Opened(directory, database, clock);
    }

    private static InboxItem claimed(Opened opened) {
        opened.create("prints");
        return opened.claimed();
    }

    private OutputTail printed(Opened opened, InboxItem item, List<String> lines) {
        OutputTail tail = new OutputTail(item.epoch(), 7, lines, clock.instant());
        opened.runtime().inbox().progress(item.id(), tail);
        return tail;
    }

    private static void completed(Opened opened, InboxItem item) {
        work(opened, item, new ItemCommand.Complete(item.epoch(), Result.of("done")));
    }

    private static void work(Opened opened, InboxItem item, ItemCommand command) {
        opened.runtime().inbox().submit(item.id(), command, IdempotencyKey.random());
    }

    /** Some seconds of work, and then one step after a time. */
    private void later(Opened opened, Duration time) {
        opened.advance(Duration.ofSeconds(1));
        clock.advance(time);
        opened.core().tick();
    }

    private static OutputTail output(Opened opened, InboxItem item) {
        return opened.owner().inbox().output(item.id()).orElseThrow();
    }

    private static void assertCompressed(Database database, InboxItem item) {
        Stored row = stored(database, item);
        assertThat(row.plain()).isZero();
        assertThat(row.packed()).isBetween(1, SMALL);
    }

    private static Stored stored(Database database, InboxItem item) {
        return Objects.requireNonNull(stored(database).get(item.id()));
    }

    private static long compressed(Database database) {
        return stored(database).values().stream()
                .filter(row -> row.packed() > 0)
                .count();
    }

    /** Returns the rows of a closed control plane. */
    private static Map<ItemId, Stored> stored(Database database) {
        try (Store store = Store.open(database)) {
            return store.readTelemetry(handle -> handle
                    .createQuery("select item, coalesce(length(tail), 0) as plain,"
                            + " coalesce(octet_length(packed), 0) as packed from output_tail")
                    .map((row, _) -> Map.entry(
                            new ItemId(row.getString("item")), new Stored(row.getInt("plain"), row.getInt("packed"))))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    }

    /** Returns the number of rows that a later step would look at. */
    private static int considered(Database database) {
        try (Store store = Store.open(database)) {
            return store.readTelemetry(
                    handle -> handle.createQuery("select count(*) from output_tail where plain_since is not null")
                            .mapTo(Integer.class)
                            .one());
        }
    }
}
