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
import java.util.ArrayList;
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
    /** The number of worktrees kept for people to inspect; older ones are removed. */
    static final int KEPT_MAX = 20;

    private final Path repositories;
    private final Path work;
    private final Path worktrees;

    public WorktreeFolders(Path home) throws IOException {
        repositories = Files.createDirectories(home.resolve("repositories"));
        work = Files.createDirectories(home.resolve("work"));
        worktrees = Files.createDirectories(home.resolve("worktrees"));
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

    void remove(AttemptId attempt) throws IOException {
        removeTree(worktree(attempt));
        removeTree(work(attempt));
    }

    void sweep(Set<AttemptId> inUse) throws IOException {
        List<AttemptId> idle = new ArrayList<>();
        try (Stream<Path> all = Files.list(work)) {
            all.map(WorktreeFolders::attempt)
                    .flatMap(Optional::stream)
                    .filter(a -> !inUse.contains(a))
                    .forEach(idle::add);
        }
        idle.sort(Comparator.comparing(this::age).reversed());
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
