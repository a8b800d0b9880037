package dev.missioncontrol.core.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file system of a database file. Thread-safe. */
public interface DiskVolume {
    /** Size of a write probe: more than a file system keeps in spare blocks. */
    int PROBE_BYTES = 64 << 10;

    /** A volume that is never full. */
    DiskVolume ENDLESS = new DiskVolume() {
        @Override
        public long freeBytes() {
            return Long.MAX_VALUE;
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

    long freeBytes();

    /** Returns whether files may be changed at all. */
    boolean writable();

    /** Returns whether a trial write succeeds. Slow; for a volume on which a write has failed. */
    boolean takesWrites();

    /** Returns the volume of a directory on this machine. Both questions are system calls of a few microseconds. */
    static DiskVolume of(Path directory) {
        return new DiskVolume() {
            @Override
            public long freeBytes() {
                return directory.toFile().getUsableSpace();
            }

            @Override
            public boolean writable() {
                return Files.isWritable(directory);
            }

            @Override
            public boolean takesWrites() {
                Path probe = directory.resolve("control-plane.probe");
                try (FileChannel file = FileChannel.open(probe, CREATE, WRITE, DELETE_ON_CLOSE)) {
                    file.write(ByteBuffer.allocate(PROBE_BYTES));
                    file.force(true);
                    return true;
                } catch (IOException e) {
                    return false;
                }
            }
        };
    }
}
