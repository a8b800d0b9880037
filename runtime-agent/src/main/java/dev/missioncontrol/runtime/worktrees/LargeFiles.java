package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.runtime.worktrees.Source.LocalSource;
import dev.missioncontrol.runtime.worktrees.Source.RemoteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills files whose content Git LFS stores beside the repository, and brings home those that a session made. */
final class LargeFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LargeFiles.class);
    private static final String PROGRAM = "git-lfs";
    private static final int POINTER_MAX = 1024;
    private static final int NAMED_MAX = 3;
    private static final Pattern POINTER = Pattern.compile(
            "version https://git-lfs\\.github\\.com/spec/v1\n(?:ext-[^\n]*\n)*oid sha256:([0-9a-f]{64})\nsize \\d+\n?");
    private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{64}");

    private final Git git;

    LargeFiles(Git git) {
        this.git = git;
    }

    /** Replaces the pointers in a new directory by their files; returns what is missing and why, if anything is. */
    Optional<String> fill(WorkFiles files, Path directory, Path gitDirectory, Source source) throws IOException {
        List<String> pointers = pointers(files, directory);
        if (pointers.isEmpty()) {
            return Optional.empty();
        }
        if (!git.installed(PROGRAM)) {
            return Optional.of(missing(pointers, "git-lfs is not installed on the runtime"));
        }
        try {
            get(pointers, directory, gitDirectory, source);
        } catch (IOException failed) {
            LOG.info("files of Git LFS could not be filled in {}", directory, failed);
            return Optional.of(missing(pointers, String.valueOf(failed.getMessage())));
        }
        List<String> left = pointers(files, directory);
        return left.isEmpty() ? Optional.empty() : Optional.of(missing(left, "the source does not have them"));
    }

    private static String missing(List<String> pointers, String why) {
        String names = String.join(", ", pointers.subList(0, Math.min(NAMED_MAX, pointers.size())));
        return pointers.size() + (pointers.size() == 1 ? " file" : " files") + " of Git LFS not filled, because " + why
                + " (" + names + (pointers.size() > NAMED_MAX ? ", …" : "") + ")";
    }

    private static List<String> pointers(WorkFiles files, Path directory) throws IOException {
        List<String> pointers = new ArrayList<>();
        for (String path : files.largeFiles()) {
            Optional<Path> file = FileTree.at(directory, path);
            if (file.isPresent() && isPointer(file.get())) {
                pointers.add(path);
            }
        }
        return pointers;
    }

    private static boolean isPointer(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) <= POINTER_MAX
                && object(Files.readString(file, StandardCharsets.ISO_8859_1)).isPresent();
    }

    /** Returns the object that a pointer names. */
    private static Optional<String> object(String pointer) {
        Matcher matcher = POINTER.matcher(pointer);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void get(List<String> pointers, Path directory, Path gitDirectory, Source source) throws IOException {
        WorkRepository settings = new WorkRepository(git);
        settings.configure(gitDirectory, "filter.lfs.clean", "git-lfs clean -- %f");
        settings.configure(gitDirectory, "filter.lfs.smudge", "git-lfs smudge -- %f");
        settings.configure(gitDirectory, "filter.lfs.process", "git-lfs filter-process");
        settings.configure(gitDirectory, "filter.lfs.required", "true");
        switch (source) {
            case LocalSource local -> {
                copy(pointers, directory, SourceSettings.gitDirectory(local), SourceSettings.common(gitDirectory));
                run(directory, gitDirectory, source, "checkout");
            }
            case RemoteSource remote -> {
                settings.configure(gitDirectory, "lfs.url", address(remote.url()));
                run(directory, gitDirectory, source, "pull");
            }
        }
    }

    private void run(Path directory, Path gitDirectory, Source source, String command) throws IOException {
        Map<String, String> more =
                Map.of("GIT_ALLOW_PROTOCOL", source.protocols(), "GIT_WORK_TREE", directory.toString());
        git.run(gitDirectory, more, List.of("lfs", command));
    }

    private static void copy(List<String> pointers, Path directory, Path from, Path to) throws IOException {
        List<String> objects = new ArrayList<>();
        for (String path : pointers) {
            object(Files.readString(directory.resolve(path), StandardCharsets.ISO_8859_1))
                    .filter(name -> Files.exists(object(from, name)))
                    .ifPresent(objects::add);
        }
        carry(from, to, objects);
    }

    private static String address(String url) {
        return url.startsWith("https://") ? url.replaceFirst("(\\.git)?/?$", ".git/info/lfs") : url;
    }

    /** Tells whether a file is the content that the pointer in the commit names. */
    static boolean unchanged(WorkFiles files, Path directory, String path) throws IOException {
        Optional<Path> file = FileTree.at(directory, path);
        Optional<String> object = object(files.committed(path));
        return object.isPresent()
                && file.isPresent()
                && Files.isRegularFile(file.get(), LinkOption.NOFOLLOW_LINKS)
                && object.get().equals(digest(file.get()));
    }

    private static String digest(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, sha256).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Lists the objects that a git directory stores. */
    static List<String> objects(Path gitDirectory) throws IOException {
        List<String> objects = new ArrayList<>();
        FileTree.files(store(gitDirectory), "", (path, size) -> {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (OBJECT.matcher(name).matches()) {
                objects.add(name);
            }
        });
        return objects;
    }

    private static Path store(Path gitDirectory) {
        return gitDirectory.resolve("lfs/objects");
    }

    private static Path object(Path gitDirectory, String name) {
        return store(gitDirectory)
                .resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
    }

    /** Copies objects that a session made to another git directory; each must have the digest that is its name. */
    static void carry(Path from, Path to, Collection<String> objects) throws IOException {
        for (String name : objects) {
            Path target = object(to, name);
            if (Files.exists(target)) {
                continue;
            }
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Path copy = target.resolveSibling(name + ".new");
            Files.copy(object(from, name), copy, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
            if (!digest(copy).equals(name)) {
                Files.delete(copy);
                throw new IOException("the object " + name + " of Git LFS has other content");
            }
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
