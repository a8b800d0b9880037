package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.inbox.Result.Branch;
import dev.missioncontrol.api.inbox.Result.Commit;
import dev.missioncontrol.runtime.attempts.AttemptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Manages the runtime's own copy of a source repository, which no session can write. The source's branches are in
 * {@code refs/source/}, the starting points of attempts in {@code refs/bases/}, and their results in {@code
 * refs/heads/agents/}.
 */
final class Mirror {
    private static final Pattern HEAD = Pattern.compile("(?m)^ref: refs/heads/(\\S+)\tHEAD$");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40,64}");
    // The receiving side runs in the source repository, which has the operator's own hooks and settings.
    private static final String RECEIVE = "git -c core.hooksPath=/dev/null -c core.fsmonitor=false"
            + " -c core.alternateRefsCommand=true -c receive.autoGC=false receive-pack";

    private final Git git;
    private final Path directory;
    private final Source source;

    Mirror(Git git, Path directory, Source source) {
        this.git = git;
        this.directory = directory;
        this.source = source;
    }

    Path directory() {
        return directory;
    }

    void create() throws IOException {
        if (!Files.exists(directory.resolve("HEAD"))) {
            git.run(directory, Git.INTERNAL, "init", "--quiet", "--bare", "--template=", directory.toString());
        }
    }

    /** Fetches the source's branches, and prunes those that were deleted there. */
    void fetchSource() throws IOException {
        git.run(
                directory,
                source.protocols(),
                "fetch",
                "--quiet",
                "--no-tags",
                "--prune",
                "--no-write-fetch-head",
                "--update-shallow",
                "--end-of-options",
                source.location(),
                "+refs/heads/*:refs/source/*");
    }

    /** Returns the default branch of the source. */
    Optional<String> defaultBranch() throws IOException {
        Matcher head = HEAD.matcher(git.run(
                directory, source.protocols(), "ls-remote", "--symref", "--end-of-options", source.location(), "HEAD"));
        return head.find() ? Optional.of(head.group(1)) : Optional.empty();
    }

    /** Tells whether git accepts the text as a branch's name, and as nothing else. */
    boolean isBranchName(String name) throws IOException {
        return !name.startsWith("-")
                && !name.startsWith("@")
                && !name.contains("\0")
                && git.succeeds(directory, "check-ref-format", "--branch", name);
    }

    Optional<String> sourceCommit(String branch) throws IOException {
        String ref = "refs/source/" + branch;
        return git.succeeds(directory, "show-ref", "--verify", "--quiet", ref)
                ? Optional.of(commitOf(ref))
                : Optional.empty();
    }

    List<String> sourceBranches() throws IOException {
        return git.run(
                        directory,
                        Git.INTERNAL,
                        "for-each-ref",
                        "--count=5",
                        "--format=%(refname:lstrip=2)",
                        "refs/source/")
                .lines()
                .toList();
    }

    void rememberBase(AttemptId attempt, String commit) throws IOException {
        git.run(directory, Git.INTERNAL, "update-ref", base(attempt), commit);
    }

    /** Fetches the attempt's branch from a repository that the session could write, and from no other. */
    void takeFrom(Path work, AttemptId attempt) throws IOException {
        String ref = head(attempt);
        git.run(
                directory,
                Git.INTERNAL,
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--update-shallow",
                "--end-of-options",
                work.toString(),
                "+" + ref + ":" + ref);
    }

    /** Lists the branches of a repository that the session could write. */
    List<String> branchesOf(Path work) throws IOException {
        return git.run(directory, Git.INTERNAL, "ls-remote", "--heads", "--end-of-options", work.toString())
                .lines()
                .map(line -> line.substring(line.indexOf('\t') + 1))
                .toList();
    }

    /** Lists the attempt's commits, newest first. */
    List<Commit> commits(AttemptId attempt) throws IOException {
        return git.run(
                        directory,
                        Git.INTERNAL,
                        "log",
                        "--format=%H %s",
                        "-n",
                        "" + Branch.COMMITS_MAX,
                        base(attempt) + ".." + head(attempt))
                .lines()
                .map(line -> new Commit(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)))
                .toList();
    }

    /**
     * Lists paths in the worktree that differ from the attempt's branch, compared without the worktree's own git
     * directory.
     */
    List<String> uncommitted(Path worktree, AttemptId attempt, Path index) throws IOException {
        Map<String, String> more = Map.of(
                "GIT_ALLOW_PROTOCOL", "", "GIT_INDEX_FILE", index.toString(), "GIT_WORK_TREE", worktree.toString());
        try {
            git.run(directory, more, List.of("-c", "core.bare=false", "read-tree", head(attempt)));
            List<String> paths = new ArrayList<>();
            paths.addAll(paths(git.run(
                    directory,
                    more,
                    List.of(
                            "-c",
                            "core.bare=false",
                            "diff",
                            "--name-only",
                            "-z",
                            "--no-ext-diff",
                            "--no-textconv",
                            "--ignore-submodules=all",
                            "--no-renames"))));
            paths.addAll(paths(git.run(
                    directory,
                    more,
                    List.of(
                            "-c",
                            "core.bare=false",
                            "ls-files",
                            "--others",
                            "--exclude-standard",
                            "--directory",
                            "--no-empty-directory",
                            "-z"))));
            return capped(paths);
        } finally {
            Files.deleteIfExists(index);
        }
    }

    /** Keeps the first paths; the last entry of a list that was cut tells how many more there are. */
    private static List<String> capped(Collection<String> paths) {
        if (paths.size() <= Branch.UNCOMMITTED_MAX) {
            return List.copyOf(paths);
        }
        int shown = Branch.UNCOMMITTED_MAX - 1;
        return Stream.concat(paths.stream().limit(shown), Stream.of("… and " + (paths.size() - shown) + " more paths"))
                .toList();
    }

    private static List<String> paths(String output) {
        return List.of(output.split("\0")).stream()
                .filter(path -> !path.isEmpty())
                .toList();
    }

    /** Pushes the branch to the source, below the runtimes' own prefix, and never over an existing branch. */
    void push(AttemptId attempt) throws IOException {
        git.run(
                directory,
                source.protocols(),
                "push",
                "--quiet",
                "--no-verify",
                "--no-follow-tags",
                "--recurse-submodules=no",
                "--receive-pack=" + RECEIVE,
                "--end-of-options",
                source.location(),
                head(attempt) + ":" + head(attempt));
    }

    /** Deletes the attempt's starting point, and its branch once the source has it. */
    void forget(AttemptId attempt, boolean branchToo) throws IOException {
        git.run(directory, Git.INTERNAL, "update-ref", "-d", base(attempt));
        if (branchToo) {
            git.run(directory, Git.INTERNAL, "update-ref", "-d", head(attempt));
        }
    }

    private String commitOf(String ref) throws IOException {
        String commit = git.run(directory, Git.INTERNAL, "rev-parse", "--verify", "--quiet", ref + "^{commit}")
                .strip();
        if (!COMMIT.matcher(commit).matches()) {
            throw new IOException(ref + " is not a commit");
        }
        return commit;
    }

    private static String head(AttemptId attempt) {
        return "refs/heads/" + attempt.branch();
    }

    private static String base(AttemptId attempt) {
        return "refs/bases/" + attempt.directory();
    }
}
