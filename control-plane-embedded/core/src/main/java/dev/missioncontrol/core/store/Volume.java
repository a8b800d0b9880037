package dev.missioncontrol.core.store;

import java.nio.file.Files;
import java.nio.file.Path;

/** The room in which a database file lies. Thread-safe. */
public interface Volume {
    /** One that is never full. */
    Volume ENDLESS = new Volume() {
        @Override
        public long freeBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public boolean writable() {
            return true;
        }
    };

    long freeBytes();

    /** Whether files may be changed at all. */
    boolean writable();

    /** That of a directory on this machine. Both questions are system calls of a few microseconds. */
    static Volume of(Path directory) {
        return new Volume() {
            @Override
            public long freeBytes() {
                return directory.toFile().getUsableSpace();
            }

            @Override
            public boolean writable() {
                return Files.isWritable(directory);
            }
        };
    }
}
