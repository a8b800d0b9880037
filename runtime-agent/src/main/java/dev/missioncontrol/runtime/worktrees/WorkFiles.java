package dev.missioncontrol.runtime.worktrees;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a directory that a session could write with a commit, through a repository that only the runtime writes and
 * an index of its own, so that neither configuration nor git directory of the session counts.
 */
final class WorkFiles implements AutoCloseable {
    private final Git git;
    private final Path repository;
    private final String commit;
    private final Path index;
    private final Map<String, String> environment;

    private WorkFiles(Git git, Path repository, String commit, Path directory, Path index) {
        this.git = git;
        this.repository = repository;
        this.commit = commit;
        this.index = index;
        this.environment = Map.of(
                "GIT_ALLOW_PROTOCOL", "", "GIT_INDEX_FILE", index.toString(), "GIT_WORK_TREE", directory.toString());
    }

    static WorkFiles open(Git git, Path repository, String commit, Path directory, Path index) throws IOException {
        WorkFiles files = new WorkFiles(git, repository, commit, directory, index);
        files.run("read-tree", commit);
        return files;
    }

    private String run(String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("-c", "core.bare=false"));
        all.addAll(List.of(command));
        return git.run(repository, environment, all);
    }

    /** Lists paths that differ from the commit or that it does not have; neither ignored ones nor submodules. */
    List<String> changed() throws IOException {
        Set<String> paths = new LinkedHashSet<>(Git.entries(run(
                "diff",
                "--name-only",
                "-z",
                "--no-ext-diff",
                "--no-textconv",
                "--ignore-submodules=all",
                "--no-renames")));
        paths.addAll(others());
        return List.copyOf(paths);
    }

    private List<String> others() throws IOException {
        return Git.entries(
                run("ls-files", "--others", "--exclude-standard", "--directory", "--no-empty-directory", "-z"));
    }

    /** Lists paths that are in a session's index and not like that in the commit. */
    List<String> staged(Path sessionIndex) throws IOException {
        if (!Files.isRegularFile(sessionIndex, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        Path copy = index.resolveSibling(index.getFileName() + ".staged");
        try {
            Files.deleteIfExists(copy);
            Files.copy(sessionIndex, copy, LinkOption.NOFOLLOW_LINKS);
            Map<String, String> more = Map.of("GIT_ALLOW_PROTOCOL", "", "GIT_INDEX_FILE", copy.toString());
            return Git.entries(
                    git.run(repository, more, List.of("diff-index", "--cached", "--name-only", "-z", commit)));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Lists ignored paths; of a directory that is ignored as a whole, its own path alone, with a slash at its end. */
    List<String> ignored() throws IOException {
        return Git.entries(run(
                "ls-files",
                "--others",
                "--ignored",
                "--exclude-standard",
                "--directory",
                "--no-empty-directory",
                "-z"));
    }

    /** Lists files of the commit that Git LFS stores elsewhere. */
    List<String> largeFiles() throws IOException {
        return Git.entries(run("ls-files", "-z", ":(attr:filter=lfs)"));
    }

    /** Returns a file's content in the commit. */
    String committed(String path) throws IOException {
        return run("cat-file", "blob", commit + ":" + path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(index);
    }
}
