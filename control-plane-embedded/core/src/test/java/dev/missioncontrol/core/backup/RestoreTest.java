package dev.missioncontrol.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.audit.CheckpointFile;
import dev.missioncontrol.core.keys.IntegrityKeyFile;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.postgres.PostgresServer;
import dev.missioncontrol.core.proof.StoredLog;
import dev.missioncontrol.core.proof.Verdict;
import dev.missioncontrol.core.replay.Replay;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.upgrade.Fixtures;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup of a running control plane makes the same one again, on either database, in a new era. */
final class RestoreTest {
    @TempDir
    Path directory;

    private Path file;
    private Path source;
    private Path target;

    @BeforeEach
    void name() throws IOException {
        file = directory.resolve("backup.zip");
        source = Files.createDirectory(directory.resolve("source"));
        target = Files.createDirectory(directory.resolve("target"));
    }

    private static Database database(String kind, Path where) {
        return kind.equals("h2") ? new Database.H2File(where) : PostgresServer.freshDatabase();
    }

    private void back(Opened opened) {
        try (OutputStream out = Files.newOutputStream(file)) {
            opened.owner().backups().write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepKey() throws IOException {
        Files.copy(source.resolve("integrity.key"), target.resolve("integrity.key"));
    }

    private Restore.Restored restore(Database database, boolean otherKey) {
        return Core.restore(CoreConfig.inDirectory(target).on(database), file, otherKey, _ -> {});
    }

    @ParameterizedTest
    @CsvSource({"h2,h2", "h2,postgresql", "postgresql,h2", "postgresql,postgresql"})
    void aBackupOfARunningControlPlaneIsRestoredInANewEra(String from, String to) throws IOException {
        Position kept;
        InboxItem held;
        try (Opened opened = new Opened(source, database(from, source))) {
            opened.create("held");
            held = opened.claimed();
            opened.create("pending");
            opened.advance(Duration.ofSeconds(5));
            back(opened);
            kept = opened.owner().audit().head();
            opened.create("after the backup");
        }
        keepKey();
        Database database = database(to, target);
        assertThat(restore(database, false)).isEqualTo(new Restore.Restored(kept, 2, true));
        try (Opened opened = new Opened(target, database)) {
            List<AuditEvent> fresh = all(opened, kept);
            assertThat(fresh)
                    .extracting(event -> event.position() + " " + event.type())
                    .startsWith("2:1 era.opened", "2:2 item.released");
            InboxItem now = opened.find(held);
            assertThat(now.state()).isEqualTo(ItemState.PENDING);
            assertThat(now.epoch()).isEqualTo(held.epoch().next());
            assertThat(now.lease()).isNull();
            assertThat(titles(opened)).containsExactly("pending", "held");
            opened.create("goes on");
        }
        Verdict verdict = verified(database);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.head().era()).isEqualTo(2);
        assertThat(differences(database)).isEmpty();
    }

    @Test
    void aBackupThatIsRestoredAgainBesideTheOldCheckpointsOpensALaterEra() throws IOException {
        try (Opened opened = new Opened(source, database("h2", source))) {
            back(opened);
        }
        keepKey();
        assertThat(restore(database("h2", target), false).era()).isEqualTo(2);
        new Opened(target, database("h2", target)).close();
        Files.delete(target.resolve("control-plane.mv.db"));
        Database again = database("h2", target);
        assertThat(restore(again, false).era()).isEqualTo(3);
        new Opened(target, again).close();
        try (Store store = Store.open(again)) {
            String key = SigningKey.of(IntegrityKeyFile.in(target)).publicKey();
            Verdict verdict =
                    new StoredLog(store).verify(key, CheckpointFile.in(target).read(), List.of(), _ -> {});
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.notes()).anyMatch(note -> note.startsWith("Era 3 gave up 2:"));
        }
    }

    private static List<String> titles(Opened opened) {
        return opened.owner().inbox().list(ItemFilter.ALL, null, 100).rows().stream()
                .map(InboxItem::title)
                .toList();
    }

    private static List<AuditEvent> all(Opened opened, Position after) {
        List<AuditEvent> events = new ArrayList<>();
        Position head = opened.owner().audit().head();
        try (Feed feed = opened.owner().audit().follow(after)) {
            while (events.isEmpty() || events.getLast().position().compareTo(head) < 0) {
                events.addAll(feed.await());
            }
        }
        return events;
    }

    /** Held against the checkpoints that the lost control plane had written outside its database. */
    private Verdict verified(Database database) {
        try (Store store = Store.open(database)) {
            String key = SigningKey.of(IntegrityKeyFile.in(target)).publicKey();
            return new StoredLog(store).verify(key, CheckpointFile.in(source).read(), List.of(), _ -> {});
        }
    }

    private static List<String> differences(Database database) {
        try (Store store = Store.open(database)) {
            return Replay.differences(store, Core.projections(), Upcasters.NONE, _ -> {});
        }
    }

    @Test
    void whatTheRestoreGaveUpIsANoteAndNoFault() throws IOException {
        try (Opened opened = new Opened(source)) {
            opened.create("one");
            back(opened);
            opened.create("lost");
        }
        keepKey();
        restore(new Database.H2File(target), false);
        Verdict verdict = verified(new Database.H2File(target));
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.notes()).anyMatch(note -> note.contains("gave up"));
    }

    @Test
    void withoutTheKeyNothingIsRestoredUnlessOneSaysSo() {
        try (Opened opened = new Opened(source)) {
            back(opened);
        }
        refused("another-key", false);
        assertThat(target.resolve("control-plane.mv.db")).doesNotExist();
        assertThat(restore(new Database.H2File(target), true).sameKey()).isFalse();
        assertThat(verified(new Database.H2File(target)).findings()).isEmpty();
    }

    @Test
    void aPlaceThatIsNotEmptyStaysAsItIs() throws IOException {
        try (Opened opened = new Opened(source)) {
            back(opened);
        }
        keepKey();
        try (Opened opened = new Opened(target)) {
            opened.create("mine");
        }
        refused("target-not-empty", false);
        try (Opened opened = new Opened(target)) {
            assertThat(titles(opened)).containsExactly("mine");
        }
    }

    @Test
    void aFileOfWhichOneByteWasChangedIsRefused() throws IOException {
        try (Opened opened = new Opened(source)) {
            opened.create("one");
            back(opened);
        }
        keepKey();
        byte[] bytes = Files.readAllBytes(file);
        String name = "tables/event.jsonl";
        int events = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name) + name.length();
        bytes[events + 20] ^= 1; // within the packed rows
        Files.write(file, bytes);
        refused("damaged-archive", false);
        assertThat(target.resolve("control-plane.mv.db")).doesNotExist();
    }

    @Test
    void aPartThatWasExchangedInTheZipIsRefused() throws IOException {
        try (Opened opened = new Opened(source)) {
            opened.create("one");
            back(opened);
        }
        keepKey();
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path items = zip.getPath("tables/item.jsonl");
            Files.writeString(items, Files.readString(items).replace("one", "two"));
        }
        refused("damaged-archive", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void whatIsWrittenMeanwhileIsInNoneOfItsParts(String kind) throws IOException {
        try (Opened opened = new Opened(source, database(kind, source));
                OutputStream out = new Disturbed(Files.newOutputStream(file), () -> opened.create("meanwhile"))) {
            opened.create("before");
            opened.owner().backups().write(out);
        }
        keepKey();
        Database database = new Database.H2File(target);
        restore(database, false);
        assertThat(differences(database)).isEmpty();
        try (Opened opened = new Opened(target)) {
            assertThat(titles(opened)).containsExactly("before");
        }
    }

    /** Does something else before each of the first bytes that are written. */
    private static final class Disturbed extends FilterOutputStream {
        private final Runnable disturbance;
        private int left = 30;

        Disturbed(OutputStream out, Runnable disturbance) {
            super(out);
            this.disturbance = disturbance;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (left-- > 0) {
                disturbance.run();
            }
            out.write(bytes, from, length);
        }
    }

    @Test
    void aRestoreThatDiedHalfWayIsNotOpened() throws IOException {
        try (Opened opened = new Opened(source)) {
            opened.create("held");
            opened.claimed();
            back(opened);
        }
        keepKey();
        Restore.Target place = new Restore.Target(
                new Database.H2File(target), SigningKey.of(IntegrityKeyFile.in(target)), InstantSource.system(), 0);
        Restore dying = new Restore(
                place,
                (_, _) -> {
                    throw new IllegalStateException("killed before the era was marked");
                },
                _ -> {});
        assertThatThrownBy(() -> dying.from(file, false)).isInstanceOf(ControlPlaneException.class);
        assertThatThrownBy(() -> new Opened(target))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("restore-unfinished"));
        Files.delete(target.resolve("control-plane.mv.db"));
        assertThat(restore(new Database.H2File(target), false).era()).isEqualTo(2);
    }

    @Test
    void aBackupOfTheFirstVersionsFileIsRestored() throws IOException {
        Fixtures.firstVersion(source);
        try (Opened opened = new Opened(source)) {
            back(opened);
        }
        keepKey();
        restore(new Database.H2File(target), false);
        assertThat(differences(new Database.H2File(target))).isEmpty();
        try (Opened opened = new Opened(target)) {
            assertThat(opened.owner().audit().list(AuditFilter.ALL, null, 500).rows())
                    .extracting(AuditEvent::type)
                    .contains("item.lease-expired", "era.opened");
        }
    }

    private void refused(String type, boolean otherKey) {
        assertThatThrownBy(() -> restore(new Database.H2File(target), otherKey))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}
