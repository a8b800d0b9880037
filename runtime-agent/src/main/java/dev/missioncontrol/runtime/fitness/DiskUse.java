package dev.missioncontrol.runtime.fitness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Finds out whether one piece of work has filled a disk by itself. */
public final class DiskUse {
    private static final long MUCH = 1024L * 1024 * 1024;
    private static final int SHARE = 4;

    private DiskUse() {}

    /** Tells whether these directories hold a gigabyte, or a quarter of their disk. */
    public static boolean fills(List<Path> directories) {
        long bytes = 0;
        for (Path directory : directories) {
            bytes += bytes(directory);
        }
        return bytes >= Math.min(MUCH, total(directories.getFirst()) / SHARE);
    }

    private static long total(Path directory) {
        try {
            FileStore store = Files.getFileStore(directory);
            return store.getTotalSpace();
        } catch (IOException gone) {
            return Long.MAX_VALUE;
        }
    }

    private static long bytes(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.mapToLong(DiskUse::size).sum();
        } catch (IOException | UncheckedIOException changing) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() ? attributes.size() : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
