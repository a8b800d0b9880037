package dev.missioncontrol.runtime.worktrees;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Stores which ignored files were there before the work began: what set-up made need not be kept. */
final class IgnoredFiles {
    private IgnoredFiles() {}

    static Set<String> read(Path file) throws IOException {
        try {
            return new HashSet<>(Git.entries(Files.readString(file)));
        } catch (NoSuchFileException none) {
            return new HashSet<>();
        }
    }

    static void write(Path file, Collection<String> paths) throws IOException {
        if (paths.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, String.join("\0", paths), StandardCharsets.UTF_8);
        }
    }
}
