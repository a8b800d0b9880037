package dev.missioncontrol.core.store.file;

import java.nio.file.Path;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * The size of an H2 file and an estimate of the data in it that is still in use. H2 knows both shares in whole percent only:
 * how much of the file its chunks occupy, and how much of the chunks is in use.
 */
public record FileUse(long fileBytes, long liveBytes) {
    private static final long PERCENT = 100;

    /** Reads the figures of a closed file. */
    public static FileUse ofClosed(Path file) {
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            return of(store);
        }
    }

    /** Reads the figures of an open store; thread-safe. */
    public static FileUse of(MVStore store) {
        FileStore<?> file = store.getFileStore();
        long size = file.size();
        return new FileUse(size, size * file.getFillRate() / PERCENT * file.getChunksFillRate() / PERCENT);
    }

    /** Returns whether a compaction would at least halve the file, and it is large enough for that to matter. */
    public boolean worthCompacting(long leastBytes) {
        return fileBytes >= leastBytes && fileBytes > 2 * liveBytes;
    }
}
