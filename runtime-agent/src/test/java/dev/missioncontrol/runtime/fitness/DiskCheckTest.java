package dev.missioncontrol.runtime.fitness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileStore;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {
    private static final long MIB = 1024 * 1024;

    @TempDir
    Path home;

    private long total = 1024 * 1024 * MIB;
    private long free = total;

    private final FileStore disk = new FileStore() {
        @Override
        public String name() {
            return "disk";
        }

        @Override
        public String type() {
            return "disk";
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public long getTotalSpace() {
            return total;
        }

        @Override
        public long getUsableSpace() {
            return free;
        }

        @Override
        public long getUnallocatedSpace() {
            return free;
        }

        @Override
        public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
            return false;
        }

        @Override
        public boolean supportsFileAttributeView(String name) {
            return false;
        }

        @Override
        public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
            return null;
        }

        @Override
        public Object getAttribute(String attribute) {
            throw new UnsupportedOperationException();
        }
    };

    @Test
    void diskIsFullBelowALimitAndFreeAgainAboveTwiceIt() {
        DiskCheck check = new DiskCheck(home, disk);
        free = 256 * MIB;
        assertThat(check.fault()).isEmpty();
        free = 255 * MIB;
        assertThat(check.fault())
                .hasValue("the disk that holds " + home + " is full: 255 MiB of 1048576 MiB are free, make room for at"
                        + " least 512 MiB");
        free = 511 * MIB;
        assertThat(check.fault()).isPresent();
        free = 512 * MIB;
        assertThat(check.fault()).isEmpty();
        free = 300 * MIB;
        assertThat(check.fault()).isEmpty();
    }

    @Test
    void smallDiskNeedsASmallPartFree() {
        DiskCheck check = new DiskCheck(home, disk);
        total = 24 * MIB;
        free = 2 * MIB;
        assertThat(check.fault()).isEmpty();
        free = MIB;
        assertThat(check.fault()).isPresent();
    }

    @Test
    void homeThatCannotBeWrittenIsAFaultAlthoughThereIsRoom() throws Exception {
        Path gone = home.resolve("gone");
        assertThat(new DiskCheck(gone, disk).fault()).get().asString().startsWith(gone + " cannot be written");
        assertThat(new DiskCheck(home, disk).fault()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }
}
