package dev.missioncontrol.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether a runtime works in a home, for those who start one. */
public final class RunningRuntime {
    private RunningRuntime() {}

    /** The process that has the home; empty when it is free, and while its owner is only just starting. */
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
