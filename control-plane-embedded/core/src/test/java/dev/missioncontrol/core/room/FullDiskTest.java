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
import dev.missioncontrol.core.support.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system of eight megabytes that is really full. Skipped where nobody may mount one. */
final class FullDiskTest {
    private static final long FREE_MIN_BYTES = 2L << 20;

    @TempDir
    private Path directory;

    private final List<InboxItem> acknowledged = new ArrayList<>();
    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                Shell.run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()),
                "this machine does not let the tests mount a file system");
    }

    @AfterEach
    void unmount() throws Exception {
        Shell.run("umount", disk.toString());
    }

    private Core open(long freeMinBytes) {
        return Core.open(CoreConfig.inDirectory(directory).on(new Database.H2File(disk, freeMinBytes)));
    }

    @Test
    void writingStopsBeforeTheDiskIsFullAndGoesOnByItself() throws Exception {
        try (Core core = open(FREE_MIN_BYTES)) {
            create(core, "before");
            fill(FREE_MIN_BYTES - 4096);
            assertThat(refusal(core)).isEqualTo(Category.OUT_OF_SPACE);
            isTold(core);
            Files.delete(ballast());
            create(core, "after");
            isTold(core);
        }
    }

    @Test
    void aStartOnAFullDiskReadsAndWritesOnceThereIsRoom() throws Exception {
        try (Core core = open(FREE_MIN_BYTES)) {
            create(core, "before");
        }
        fill(FREE_MIN_BYTES - 4096);
        try (Core core = open(FREE_MIN_BYTES)) {
            isTold(core);
            assertThat(refusal(core)).isEqualTo(Category.OUT_OF_SPACE);
            Files.delete(ballast());
            create(core, "after");
            isTold(core);
        }
    }

    @Test
    void aWriteThatFailsClosesTheDatabaseAndItIsOpenedAgain() throws Exception {
        try (Core core = open(0)) {
            create(core, "before");
            fill(0);
            Eventually.until("a write fails", () -> {
                try {
                    create(core, "x".repeat(2000));
                    return false;
                } catch (ControlPlaneException e) {
                    assertThat(e.category()).isIn(Category.UNAVAILABLE, Category.OUT_OF_SPACE);
                    return true;
                }
            });
            isTold(core);
            Files.delete(ballast());
            Eventually.until("writing goes on", () -> created(core, "after"));
            isTold(core);
        }
        try (Core core = open(0)) {
            isTold(core);
        }
    }

    private Category refusal(Core core) {
        List<Category> met = new ArrayList<>();
        assertThatThrownBy(() -> create(core, "refused"))
                .isInstanceOfSatisfying(ControlPlaneException.class, e -> met.add(e.category()));
        return met.getFirst();
    }

    private boolean created(Core core, String title) {
        try {
            create(core, title);
            return true;
        } catch (ControlPlaneException e) {
            return false;
        }
    }

    private void create(Core core, String title) {
        NewItem item = NewItem.of(new AgentName("slash"), title + UUID.randomUUID());
        acknowledged.add(core.asOwner().inbox().create(item, IdempotencyKey.random()));
    }

    /** Everything that was acknowledged can be read. */
    private void isTold(Core core) {
        assertThat(core.asOwner().inbox().list(ItemFilter.ALL, null, 500).rows())
                .containsAll(acknowledged);
    }

    private Path ballast() {
        return disk.resolve("ballast");
    }

    /** Leaves no more than so much free. */
    private void fill(long freeBytes) throws IOException {
        byte[] page = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (disk.toFile().getUsableSpace() > freeBytes) {
                out.write(page);
            }
        }
    }
}
