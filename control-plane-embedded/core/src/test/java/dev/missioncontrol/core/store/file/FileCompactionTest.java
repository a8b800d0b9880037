package dev.missioncontrol.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.replay.Replay;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.DiskVolume;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.file.FileCompaction.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FileCompactionTest {
    private static final int ITEMS = 200;

    @TempDir
    private Path directory;

    private Path file;
    private List<InboxItem> items = List.of();

    @BeforeEach
    void fill() {
        file = directory.resolve("control-plane.mv.db");
        try (Core core = open()) {
            for (int i = 0; i < ITEMS; i++) {
                core.asOwner().inbox().create(NewItem.of(new AgentName("slash"), "item " + i), IdempotencyKey.random());
            }
        }
        items = items();
    }

    private Core open() {
        return Core.open(CoreConfig.inDirectory(directory));
    }

    private List<InboxItem> items() {
        try (Core core = open()) {
            return core.asOwner().inbox().list(ItemFilter.ALL, null, ITEMS).rows();
        }
    }

    private void unchanged() {
        assertThat(items()).hasSize(ITEMS).isEqualTo(items);
        assertThat(directory.resolve("control-plane.compact.mv.db")).doesNotExist();
    }

    @Test
    void whatIsInUseIsKeptAndTheRestGivenBack() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        FileCompaction.Sizes sizes = Core.compact(directory, (_, _) -> {});
        assertThat(sizes.after()).isEqualTo(Files.size(file)).isLessThan(sizes.before() / 2);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Store store = Store.open(new Database.H2File(directory))) {
            assertThat(Replay.differences(store, Core.projections(), Upcasters.NONE, _ -> {}))
                    .isEmpty();
        }
        unchanged();
    }

    @Test
    void theCopyIsReadableByNoOneElseWhileItIsMade() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Object group = Files.getAttribute(file, "posix:group");
        Core.compact(directory, (stage, _) -> {
            if (stage == Stage.CHECKING) {
                assertThat(attributes(directory.resolve("control-plane.compact.mv.db")))
                        .isEqualTo(PosixFilePermissions.fromString("rw-r-----") + " " + group);
            }
        });
    }

    private static String attributes(Path file) {
        try {
            return Files.getPosixFilePermissions(file) + " " + Files.getAttribute(file, "posix:group");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anotherUserIsRefusedBeforeAnythingIsCreated() throws IOException {
        UserPrincipal owner = Files.getOwner(file);
        assumeTrue(given(file, "nobody"), "only root can give a file away");
        Files.delete(directory.resolve("control-plane-telemetry.mv.db"));
        List<Path> before = names();
        refused("not-the-owner", () -> Core.compact(directory, (_, _) -> {}));
        assertThat(names()).isEqualTo(before);
        Files.setOwner(file, owner);
        unchanged();
    }

    private static boolean given(Path file, String user) {
        try {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    void aFileHasAtMostTwiceWhatIsInUseAfterwards() {
        assertThat(FileUse.ofClosed(file).worthCompacting(0)).isTrue();
        Core.compact(directory, (_, _) -> {});
        FileUse use = FileUse.ofClosed(file);
        assertThat(use.worthCompacting(0)).as(use.toString()).isFalse();
    }

    /** An error thrown in the middle stands for the end of the process. */
    @ParameterizedTest
    @EnumSource(Stage.class)
    void anInterruptedCompactionLeavesTheFileAsItWas(Stage last) {
        assertThatThrownBy(() -> Core.compact(directory, (stage, _) -> {
                    if (stage == last) {
                        throw new AssertionError("cut off");
                    }
                }))
                .hasMessage("cut off");
        unchanged();
    }

    @Test
    void theUnfinishedCopyOfAKilledProcessIsRemovedAtTheNextStart() throws IOException {
        Files.writeString(directory.resolve("control-plane.compact.mv.db"), "half a copy");
        unchanged();
    }

    @Test
    void anOpenFileIsNotCompacted() {
        try (Core core = open()) {
            assertThat(core.writable()).isTrue();
            refused("data-directory-in-use", () -> Core.compact(directory, (_, _) -> {}));
        }
        unchanged();
    }

    @Test
    void aDiskWithoutRoomForACopyIsNamedBeforeAnythingIsDone() {
        DiskVolume full = new DiskVolume() {
            @Override
            public long freeBytes() {
                return 1_000_000;
            }

            @Override
            public boolean writable() {
                return true;
            }

            @Override
            public boolean takesWrites() {
                return true;
            }
        };
        FileCompaction compaction = new FileCompaction(directory, full);
        refused(
                "no-room-for-a-copy",
                () -> compaction.run((_, _) -> {}, (stage, _) -> {
                    throw new AssertionError(stage);
                }));
    }

    @Test
    void aBrokenAuditTrailIsLeftWhereItIs() {
        try (Store store = Store.open(new Database.H2File(directory))) {
            store.fill(handle -> handle.execute("update event set data = '{}' where sequence = 2"));
        }
        refused("log-not-whole", () -> Core.compact(directory, (_, _) -> {}));
    }

    @Test
    void oneOtherValueIsADifference() {
        try (Store store = Store.open(new Database.H2File(directory))) {
            TableDigests before = TableDigests.of(store, _ -> {});
            assertThat(before.rows()).isGreaterThan(2L * ITEMS);
            assertThat(before.difference(TableDigests.of(store, _ -> {}))).isEmpty();
            store.fill(handle -> handle.execute("update item set title = 'other' where title = 'item 7'"));
            assertThat(before.difference(TableDigests.of(store, _ -> {}))).contains("table ITEM differs");
        }
    }

    private static void refused(String type, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}
