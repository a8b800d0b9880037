package dev.missioncontrol.runtime.worktrees;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Opens the mirror of a source to one caller at a time. A caller opens one mirror at a time, so that no two callers wait for each other. Thread-safe. */
final class Mirrors {
    private final Git git;
    private final WorktreeFolders folders;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    Mirrors(Git git, WorktreeFolders folders) {
        this.git = git;
        this.folders = folders;
    }

    /** Does something with a mirror that no other thread uses meanwhile. */
    interface Use<T> {
        T with(Mirror mirror) throws IOException, PreparationFailed;
    }

    <T> T locked(Source source, Use<T> use) throws IOException, PreparationFailed {
        ReentrantLock lock = locks.computeIfAbsent(source.digest(), key -> new ReentrantLock());
        lock.lock();
        try {
            return use.with(new Mirror(git, folders.mirror(source.digest()), source));
        } finally {
            lock.unlock();
        }
    }
}
