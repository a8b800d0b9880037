package dev.missioncontrol.core.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.store.Database;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that met an error and that the machine has made read-only. Skipped where nobody may make one. */
final class ReadOnlyDiskTest {
    private static final long SIZE_BYTES = 32L << 20;

    @TempDir
    private Path directory;

    private Path disk;
    private Path defect;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        Path image = directory.resolve("image");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(SIZE_BYTES);
        }
        assumeTrue(
                Shell.run("mkfs.ext4", "-q", image.toString())
                        && Shell.run("mount", "-o", "loop,errors=remount-ro", image.toString(), disk.toString()),
                "this machine does not let the tests mount a file system");
        String device = Path.of(Files.getFileStore(disk).name()).getFileName().toString();
        defect = Path.of("/sys/fs/ext4", device, "trigger_fs_error");
        assumeTrue(Files.isWritable(defect), "this machine does not let the tests break a file system");
    }

    @AfterEach
    void unmount() throws Exception {
        Shell.run("umount", disk.toString());
    }

    @Test
    void readingGoesOnAndWritingIsRefusedAlsoAfterTheDatabaseWasClosedByIt() throws Exception {
        try (Core core = Core.open(CoreConfig.inDirectory(directory).on(new Database.H2File(disk, 1L << 20)))) {
            InboxItem before = create(core, "before");
            Files.write(defect, "planted by a test".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> create(core, "meets the defect")).isInstanceOf(ControlPlaneException.class);
            for (int attempt = 0; attempt < 3; attempt++) {
                refused(core);
                assertThat(core.asOwner().inbox().list(ItemFilter.ALL, null, 10).rows())
                        .containsExactly(before);
                core.tick(); // nothing can be written down, so nothing happens
            }
            assertThat(core.writable()).isFalse();
        }
    }

    private static void refused(Core core) {
        assertThatThrownBy(() -> create(core, "refused"))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class,
                        e -> assertThat(e.category()).isEqualTo(Category.OUT_OF_SPACE));
    }

    private static InboxItem create(Core core, String title) {
        return core.asOwner().inbox().create(NewItem.of(new AgentName("slash"), title), IdempotencyKey.random());
    }
}
