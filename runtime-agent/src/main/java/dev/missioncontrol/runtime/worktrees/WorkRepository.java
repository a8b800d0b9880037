package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.runtime.attempts.AttemptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Makes the repositories that a session gets: full copies, with no link to the mirror, no remote and no hooks. The
 * folders for hooks and exclusions are there for tools that write to them; the runtime's own git heeds neither.
 */
final class WorkRepository {
    private final Git git;

    WorkRepository(Git git) {
        this.git = git;
    }

    /** Makes a repository with the source's branches, as they are in the mirror, and a commit. */
    void create(Path repository, Mirror mirror, String commit, String author) throws IOException {
        Files.createDirectories(Objects.requireNonNull(repository.getParent()));
        git.run(repository, Git.INTERNAL, "init", "--quiet", "--bare", "--template=", repository.toString());
        git.run(
                repository,
                Git.INTERNAL,
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--update-shallow",
                "--end-of-options",
                mirror.directory().toString(),
                "+refs/source/*:refs/remotes/origin/*",
                commit);
        configure(repository, "user.name", author);
        configure(repository, "user.email", author + "@agents.invalid");
        configure(repository, "core.logAllRefUpdates", "true");
        Files.createDirectories(repository.resolve("hooks"));
        Files.createDirectories(repository.resolve("info"));
    }

    void configure(Path repository, String key, String value) throws IOException {
        git.run(repository, Git.INTERNAL, "config", key, value);
    }

    /** Makes the attempt's worktree on a branch of its own. */
    void checkOut(Path repository, AttemptId attempt, String commit, Path worktree) throws IOException {
        git.run(
                repository,
                Git.INTERNAL,
                "worktree",
                "add",
                "--quiet",
                "--no-track",
                "-b",
                attempt.branch(),
                worktree.toString(),
                commit);
    }

    /** Makes the directory of a submodule, with no branch checked out, as git itself does. */
    void checkOutSubmodule(Path gitDirectory, Path directory, String commit) throws IOException {
        configure(gitDirectory, "core.bare", "false");
        configure(gitDirectory, "core.worktree", directory.toString());
        git.run(gitDirectory, Git.INTERNAL, "checkout", "--quiet", "--force", "--detach", commit);
        Files.writeString(directory.resolve(".git"), "gitdir: " + gitDirectory + "\n");
    }

    /** Lets the session's own git find the submodule's source. */
    void registerSubmodule(Path parentGitDirectory, String name, Source source) throws IOException {
        configure(parentGitDirectory, "submodule." + name + ".url", source.location());
        configure(parentGitDirectory, "submodule." + name + ".active", "true");
    }
}
