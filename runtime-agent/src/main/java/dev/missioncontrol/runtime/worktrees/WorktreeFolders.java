package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.runtime.attempts.AttemptId;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Manages the runtime's directories for git. Their names are made of digests, item ids and epochs only. Thread-safe.
 */
public final class WorktreeFolders {
    /** The number of worktrees without work in them that stay for people to inspect; older ones are removed. */
    static final int KEPT_MAX = 20;

    private final Path repositories;
    private final Path work;
    private final Path worktrees;
    private final Path starts;

    public WorktreeFolders(Path home) throws IOException {
        repositories = Files.createDirectories(home.resolve("repositories"));
        work = Files.createDirectories(home.resolve("work"));
        worktrees = Files.createDirectories(home.resolve("worktrees"));
        starts = Files.createDirectories(home.resolve("starts"));
        removeStaleLocks();
    }

    Path mirror(String digest) {
        return repositories.resolve(digest + ".git");
    }

    Path work(AttemptId attempt) {
        return work.resolve(attempt.directory() + ".git");
    }

    Path worktree(AttemptId attempt) {
        return worktrees.resolve(attempt.directory());
    }

    /** Returns the path of a temporary index. */
    Path index(AttemptId attempt) {
        return repositories.resolve(attempt.directory() + ".index");
    }

    /** Returns the git directory of the attempt's worktree, within its repository. */
    Path gitDirectory(AttemptId attempt) {
        return work(attempt).resolve("worktrees").resolve(attempt.directory());
    }

    /** Returns the file that says how the attempt began. */
    Path start(AttemptId attempt) {
        return starts.resolve(attempt.directory() + ".json");
    }

    /** Returns the file with the ignored files that were there when the attempt began. */
    Path ignored(AttemptId attempt) {
        return starts.resolve(attempt.directory() + ".ignored");
    }

    /** Returns the file that says what the attempt left; it is empty when everything was brought home. */
    Path left(AttemptId attempt) {
        return starts.resolve(attempt.directory() + ".left");
    }

    void remove(AttemptId attempt) throws IOException {
        removeTree(worktree(attempt));
        removeTree(work(attempt));
        for (Path file : List.of(start(attempt), ignored(attempt), left(attempt))) {
            Files.deleteIfExists(file);
        }
    }

    /** Lists the attempts that have a repository here and are not in use, newest first. */
    List<AttemptId> idle(Set<AttemptId> inUse) throws IOException {
        try (Stream<Path> all = Files.list(work)) {
            return all.map(WorktreeFolders::attempt)
                    .flatMap(Optional::stream)
                    .filter(attempt -> !inUse.contains(attempt))
                    .sorted(Comparator.comparing(this::age).reversed())
                    .toList();
        }
    }

    /** Removes the oldest of these attempts, of which nothing is needed any more. */
    void removeOldest(List<AttemptId> idle) throws IOException {
        for (AttemptId old : idle.subList(Math.min(KEPT_MAX, idle.size()), idle.size())) {
            remove(old);
        }
    }

    private static Optional<AttemptId> attempt(Path repository) {
        String name = repository.getFileName().toString();
        return name.endsWith(".git") ? AttemptId.fromDirectory(name.substring(0, name.length() - 4)) : Optional.empty();
    }

    private FileTime age(AttemptId attempt) {
        try {
            return Files.getLastModifiedTime(work(attempt), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    /** Removes lock files that git left when a runtime was killed; only this process writes here. */
    private void removeStaleLocks() throws IOException {
        try (Stream<Path> files = Files.find(
                repositories,
                20,
                (path, attributes) -> attributes.isRegularFile()
                        && path.getFileName().toString().endsWith(".lock"))) {
            for (Path lock : files.toList()) {
                Files.deleteIfExists(lock);
            }
        }
    }

    /** Removes a tree that a session could write: links are removed, not followed, and permissions are ignored. */
    private static void removeTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                directory.toFile().setWritable(true, true);
                directory.toFile().setExecutable(true, true);
                directory.toFile().setReadable(true, true);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
