package dev.missioncontrol.runtime.worktrees;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Walks a directory that a session could write; links are seen as files and never followed. */
final class FileTree {
    private static final long KIB = 1024;

    private FileTree() {}

    /** Shows each file at or below {@code path}, by its path from {@code root}, with its size in bytes. */
    static void files(Path root, String path, BiConsumer<String, Long> file) throws IOException {
        Optional<Path> start = at(root, path);
        if (start.isEmpty()) {
            file.accept(path, 0L);
            return;
        }
        if (!start.get().startsWith(root.normalize()) || !Files.exists(start.get(), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(start.get(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
                file.accept(root.normalize().relativize(found).toString(), attributes.size());
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Finds a path below a directory; empty when the runtime's locale has no such name. */
    static Optional<Path> at(Path root, String path) {
        try {
            return Optional.of(root.resolve(path).normalize());
        } catch (InvalidPathException notInThisLocale) {
            return Optional.empty();
        }
    }

    /** Tells whether a directory holds anything. */
    static boolean holdsAnything(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
        }
        try (var entries = Files.list(directory)) {
            return entries.findAny().isPresent();
        }
    }

    /** Formats a size for people. */
    static String size(long bytes) {
        if (bytes < KIB) {
            return bytes + " bytes";
        }
        long kib = bytes / KIB;
        return kib < KIB ? kib + " KiB" : kib / KIB + " MiB";
    }
}
