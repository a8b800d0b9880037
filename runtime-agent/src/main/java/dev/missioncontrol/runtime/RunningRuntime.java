package dev.missioncontrol.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out whether a runtime works in a home directory, for a program that starts runtimes. */
public final class RunningRuntime {
    private RunningRuntime() {}

    /**
     * Returns the process that holds the home's lock; empty when the home is free, or when its owner has only just
     * started.
     */
    public static Optional<ProcessHandle> in(Path home) throws IOException {
        if (!Files.exists(home.resolve(HomeFolder.LOCK))) {
            return Optional.empty();
        }
        try (HomeFolder.Lock lock = HomeFolder.tryLock(home)) {
            return lock.held() ? Optional.empty() : owner(home);
        }
    }

    private static Optional<ProcessHandle> owner(Path home) throws IOException {
        String pid = Files.readString(home.resolve(HomeFolder.LOCK)).strip();
        return pid.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }
}
