package dev.missioncontrol.runtime.fitness;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks whether the runtime's home has room and can be written. Confined to its caller's lock. */
public final class DiskCheck implements Check {
    private static final long ROOM = 256L * 1024 * 1024;
    /** A small disk needs a smaller part of it free. */
    private static final int SHARE = 20;

    private static final int PROBE = 4096;
    private static final long MIB = 1024 * 1024;

    private final Path home;
    private final FileStore disk;
    private boolean full;

    public DiskCheck(Path home, FileStore disk) {
        this.home = home;
        this.disk = disk;
    }

    @Override
    public Part part() {
        return Part.DISK;
    }

    @Override
    public Optional<String> fault() {
        try {
            long total = disk.getTotalSpace();
            // Twice the room ends a shortage, so that a disk at the limit is not full and free in turn.
            long needed = needed(total) * (full ? 2 : 1);
            long free = disk.getUsableSpace();
            full = total > 0 && free < needed;
            if (full) {
                return Optional.of("the disk that holds " + home + " is full: " + size(free) + " of " + size(total)
                        + " are free, make room for at least " + size(needed(total) * 2));
            }
            probe();
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(home + " cannot be written (" + failed.getMessage() + "): look at its disk");
        }
    }

    private static long needed(long total) {
        return Math.min(ROOM, total / SHARE);
    }

    private static String size(long bytes) {
        return bytes < 10 * MIB ? bytes / 1024 + " KiB" : bytes / MIB + " MiB";
    }

    private void probe() throws IOException {
        Path probe = home.resolve("disk-probe");
        try {
            Files.write(probe, new byte[PROBE]);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
