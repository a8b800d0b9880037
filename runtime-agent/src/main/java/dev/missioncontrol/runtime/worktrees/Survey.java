package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.runtime.attempts.AttemptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks through the directories of an attempt for everything that could be work and that is not in a commit. */
final class Survey {
    private static final String POINTER = "gitdir: ";

    private final Git git;
    private final WorktreeFolders folders;
    private final AttemptId attempt;
    private final AttemptStart start;
    private final Set<String> ignoredBefore;
    /** The commits that the attempt's own commit names for submodules. */
    private final Map<String, String> named = new HashMap<>();

    private final Leftovers found = new Leftovers();

    Survey(Git git, WorktreeFolders folders, AttemptId attempt, AttemptStart start) throws IOException {
        this.git = git;
        this.folders = folders;
        this.attempt = attempt;
        this.start = start;
        this.ignoredBefore = IgnoredFiles.read(folders.ignored(attempt));
    }

    Leftovers found() {
        return found;
    }

    /** Looks through the worktree, compared with the commit on which it stands, except for its submodules. */
    void worktree(Mirror mirror, String head) throws IOException {
        Path directory = folders.worktree(attempt);
        // A command may have removed its working directory; its commits count all the same.
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            files(mirror, head, "", folders.gitDirectory(attempt).resolve("index"));
            foreignRepositories(mirror, head);
        }
        otherWorktrees();
    }

    private void files(Mirror mirror, String commit, String prefix, Path sessionIndex) throws IOException {
        Path root = folders.worktree(attempt);
        Path directory = root.resolve(prefix);
        try (WorkFiles files = WorkFiles.open(git, mirror.directory(), commit, directory, folders.index(attempt))) {
            Set<String> large = start.largeFiles().isEmpty() ? Set.of() : Set.copyOf(files.largeFiles());
            for (String path : files.changed()) {
                if (!large.contains(path) || !LargeFiles.unchanged(files, directory, path)) {
                    changed(prefix + path);
                }
            }
            for (String path : files.staged(sessionIndex)) {
                changed(prefix + path);
            }
            for (String path : files.ignored()) {
                ignored(prefix + path);
            }
        }
    }

    private void changed(String path) throws IOException {
        if (found.changed(path)) {
            FileTree.files(folders.worktree(attempt), path, (file, size) -> found.bytes(size));
        }
    }

    private void ignored(String path) throws IOException {
        FileTree.files(folders.worktree(attempt), path, (file, size) -> {
            if (!ignoredBefore.contains(file)) {
                found.ignored(path);
                found.bytes(size);
            }
        });
    }

    /** Finds repositories that the session put into its own: a commit names them, but does not hold what they do. */
    private void foreignRepositories(Mirror mirror, String head) throws IOException {
        Set<String> known = new HashSet<>();
        start.submodules().forEach(submodule -> known.add(submodule.path()));
        for (Gitlink link : Gitlink.of(git, mirror.directory(), head)) {
            named.put(link.path(), link.commit());
            if (!known.contains(link.path())) {
                own(link.path());
            }
        }
    }

    private void own(String path) throws IOException {
        Optional<Path> directory = FileTree.at(folders.worktree(attempt), path);
        if (directory.isEmpty() || FileTree.holdsAnything(directory.get())) {
            found.place("the repository " + path + " in it");
            FileTree.files(folders.worktree(attempt), path, (file, size) -> found.bytes(size));
        }
    }

    private void otherWorktrees() throws IOException {
        Path all = folders.work(attempt).resolve("worktrees");
        if (!Files.isDirectory(all)) {
            return;
        }
        List<Path> others;
        try (Stream<Path> each = Files.list(all)) {
            others = each.filter(path -> !path.equals(folders.gitDirectory(attempt)))
                    .toList();
        }
        for (Path other : others) {
            String place = Reflog.text(other.resolve("gitdir")).strip();
            Optional<Path> file = FileTree.at(other, place);
            if (!place.isEmpty() && (file.isEmpty() || Files.exists(file.get()))) {
                found.place("the repository of the worktree at " + place);
            }
        }
    }

    /** Looks through a submodule that was filled; {@code mirror} is that of its source. */
    void submodule(Submodule submodule, Path gitDirectory, Mirror mirror) throws IOException {
        String path = submodule.path();
        boolean refs = mirror.refsOf(gitDirectory).keySet().stream().anyMatch(ref -> !ref.startsWith("refs/remotes/"));
        if (refs) {
            found.place("branches, tags or stashes in the submodule " + path);
        }
        String head = Reflog.detached(gitDirectory.resolve("HEAD")).orElse(submodule.commit());
        Set<String> commits = new HashSet<>(Reflog.commits(gitDirectory.resolve("logs/HEAD")));
        commits.add(head);
        for (String commit : commits) {
            if (mirror.knownCommit(commit).isEmpty()) {
                found.place("commits in the submodule " + path);
            }
        }
        if (!new HashSet<>(start.largeFiles()).containsAll(LargeFiles.objects(gitDirectory))) {
            found.place("objects of Git LFS in the submodule " + path);
        }
        Path directory = folders.worktree(attempt).resolve(path);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) || !FileTree.holdsAnything(directory)) {
            return;
        }
        if (!pointsTo(directory, gitDirectory)) {
            own(path);
            return;
        }
        if (!head.equals(named.getOrDefault(path, submodule.commit()))) {
            found.changed(path);
        }
        String compared = mirror.knownCommit(head).orElse(submodule.commit());
        files(mirror, compared, path + "/", gitDirectory.resolve("index"));
    }

    /** Looks into the directory of a submodule that was not filled. */
    void emptySubmodule(Submodule submodule) throws IOException {
        String path = submodule.path();
        Optional<Path> directory = FileTree.at(folders.worktree(attempt), path);
        if (directory.isEmpty() || Files.exists(directory.get().resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            own(path);
        } else if (FileTree.holdsAnything(directory.get())) {
            changed(path + "/");
        }
    }

    private static boolean pointsTo(Path directory, Path gitDirectory) throws IOException {
        String pointer = Reflog.text(directory.resolve(".git")).strip();
        return pointer.startsWith(POINTER)
                && FileTree.at(directory, pointer.substring(POINTER.length()))
                        .filter(gitDirectory.normalize()::equals)
                        .isPresent();
    }
}
