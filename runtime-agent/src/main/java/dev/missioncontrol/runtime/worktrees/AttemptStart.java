package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Remembers how an attempt began, so that its end can be compared with it, also by a later start of the runtime.
 *
 * @param submodules those of the base, and those below them, filled or not
 * @param largeFiles the objects of Git LFS that the attempt was given
 * @param remarks what the worktree lacks and why, each as the part of a sentence
 */
record AttemptStart(
        String repository,
        StartingPoint from,
        List<Submodule> submodules,
        List<String> largeFiles,
        List<String> remarks) {
    AttemptStart {
        submodules = List.copyOf(submodules);
        largeFiles = List.copyOf(largeFiles);
        remarks = List.copyOf(remarks);
    }

    static AttemptStart of(String repository, StartingPoint from) {
        return new AttemptStart(repository, from, List.of(), List.of(), List.of());
    }

    void write(Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, Json.write(this));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static Optional<AttemptStart> read(Path file) throws IOException {
        try {
            return Optional.of(Json.read(Files.readString(file), AttemptStart.class));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IllegalArgumentException damaged) {
            throw new IOException(file + " is damaged", damaged);
        }
    }
}
