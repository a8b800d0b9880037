package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.inbox.Result.Branch;
import dev.missioncontrol.api.inbox.Result.Commit;
import dev.missioncontrol.runtime.attempts.AttemptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Manages the runtime's own copy of a source repository, which no session can write. The source's branches are in
 * {@code refs/source/}, the starting points of attempts in {@code refs/bases/}, and their results in {@code
 * refs/heads/agents/}; what they left beside their branch is in {@code refs/agents/}.
 */
final class Mirror {
    private static final Pattern HEAD = Pattern.compile("(?m)^ref: refs/heads/(\\S+)\tHEAD$");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40,64}");
    private static final List<String> NOT_THERE =
            List.of("couldn't find remote ref", "not our ref", "unadvertised object");
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
        fetch(source.protocols(), List.of("--prune"), source.location(), List.of("+refs/heads/*:refs/source/*"));
    }

    private void fetch(String protocols, List<String> options, String from, List<String> refs) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--update-shallow"));
        command.addAll(options);
        command.addAll(List.of("--end-of-options", from));
        command.addAll(refs);
        git.run(directory, Map.of("GIT_ALLOW_PROTOCOL", protocols), command);
    }

    /** Returns the branch that is checked out in the source; empty when none is. */
    Optional<String> headBranch() throws IOException {
        Matcher head = HEAD.matcher(git.run(
                directory, source.protocols(), "ls-remote", "--symref", "--end-of-options", source.location(), "HEAD"));
        return head.find() ? Optional.of(head.group(1)) : Optional.empty();
    }

    /** Tells whether git accepts the text as the name of a branch, a tag or another ref, and as nothing else. */
    boolean isRefName(String name) throws IOException {
        return !name.startsWith("-")
                && !name.contains("\0")
                && git.succeeds(directory, "check-ref-format", "--allow-onelevel", name);
    }

    /** Selects the refs that the source has. */
    List<String> advertised(List<String> refs) throws IOException {
        List<String> command = new ArrayList<>(List.of("ls-remote", "--end-of-options", source.location()));
        command.addAll(refs);
        return refs(git.run(directory, Map.of("GIT_ALLOW_PROTOCOL", source.protocols()), command)).keySet().stream()
                .filter(refs::contains)
                .toList();
    }

    Optional<String> sourceCommit(String branch) throws IOException {
        return knownCommit("refs/source/" + branch);
    }

    /** Resolves a ref or hash within the mirror; empty when it is no commit here. */
    Optional<String> knownCommit(String name) throws IOException {
        return git.succeeds(directory, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
                ? Optional.of(commitOf(name))
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

    /** Fetches a ref or a whole hash of the source as the attempt's starting point; empty when it is no commit there. */
    Optional<String> fetchBase(AttemptId attempt, String wanted) throws IOException {
        return fetchIfThere("+" + wanted + ":" + base(attempt)) ? knownCommit(base(attempt)) : Optional.empty();
    }

    private boolean fetchIfThere(String refs) throws IOException {
        try {
            fetch(source.protocols(), List.of(), source.location(), List.of(refs));
            return true;
        } catch (GitFailed failed) {
            if (NOT_THERE.stream().anyMatch(failed.errors()::contains)) {
                return false;
            }
            throw failed;
        }
    }

    void rememberBase(AttemptId attempt, String commit) throws IOException {
        git.run(directory, Git.INTERNAL, "update-ref", base(attempt), commit);
    }

    void forgetBase(AttemptId attempt) throws IOException {
        git.run(directory, Git.INTERNAL, "update-ref", "-d", base(attempt));
    }

    /** Fetches a commit of the source, also one that no branch reaches; tells whether the source had it. */
    boolean fetchCommit(String commit) throws IOException {
        fetchSource();
        if (knownCommit(commit).isEmpty()) {
            fetchIfThere(commit);
        }
        return knownCommit(commit).isPresent();
    }

    /** Fetches the attempt's branch from a repository that the session could write, and from no other. */
    void takeFrom(Path work, AttemptId attempt) throws IOException {
        take(work, List.of("+" + head(attempt) + ":" + head(attempt)));
    }

    /** Fetches refs or commits from a repository that the session could write. */
    void take(Path work, List<String> refs) throws IOException {
        fetch(Git.INTERNAL, List.of(), work.toString(), refs);
    }

    /** Gives the attempt a branch without commits of its own, because the session deleted or renamed the branch. */
    void takeNothing(AttemptId attempt) throws IOException {
        git.run(directory, Git.INTERNAL, "update-ref", head(attempt), commitOf(base(attempt)));
    }

    /** Returns the refs of a repository that the session could write, with the hashes they name. */
    Map<String, String> refsOf(Path work) throws IOException {
        Map<String, String> refs =
                refs(git.run(directory, Git.INTERNAL, "ls-remote", "--end-of-options", work.toString()));
        refs.keySet().removeIf(ref -> !ref.startsWith("refs/") || ref.endsWith("^{}"));
        return refs;
    }

    private static Map<String, String> refs(String listing) {
        Map<String, String> refs = new LinkedHashMap<>();
        listing.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            refs.put(line.substring(tab + 1), line.substring(0, tab));
        });
        return refs;
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

    /** Selects those of the commits that no ref reaches and no other of them has as an ancestor. */
    List<String> tips(List<String> commits, String withoutRefs) throws IOException {
        List<String> command = new ArrayList<>(List.of("rev-list", "--parents"));
        command.addAll(commits);
        command.addAll(List.of("--not", "--exclude=" + withoutRefs, "--all"));
        List<String> parents = new ArrayList<>();
        List<String> unreached = new ArrayList<>();
        git.run(directory, Map.of("GIT_ALLOW_PROTOCOL", ""), command).lines().forEach(line -> {
            List<String> hashes = List.of(line.split(" "));
            unreached.add(hashes.getFirst());
            parents.addAll(hashes.subList(1, hashes.size()));
        });
        return commits.stream()
                .filter(commit -> unreached.contains(commit) && !parents.contains(commit))
                .toList();
    }

    void keep(String ref, String commit) throws IOException {
        git.run(directory, Git.INTERNAL, "update-ref", ref, commit);
    }

    void forget(String ref) throws IOException {
        git.run(directory, Git.INTERNAL, "update-ref", "-d", ref);
    }

    /** Pushes the branch to the source, below the runtimes' own prefix, and never over an existing branch. */
    void push(AttemptId attempt) throws IOException {
        push(List.of(head(attempt)));
    }

    /** Pushes refs to the source under the same names. */
    void push(List<String> refs) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "push",
                "--quiet",
                "--no-verify",
                "--no-follow-tags",
                "--recurse-submodules=no",
                "--receive-pack=" + RECEIVE,
                "--end-of-options",
                source.location()));
        refs.forEach(ref -> command.add(ref + ":" + ref));
        git.run(directory, Map.of("GIT_ALLOW_PROTOCOL", source.protocols()), command);
    }

    /** Deletes the attempt's starting point, and its branch once the source has it. */
    void forget(AttemptId attempt, boolean branchToo) throws IOException {
        forgetBase(attempt);
        if (branchToo) {
            forget(head(attempt));
        }
    }

    private String commitOf(String name) throws IOException {
        String commit = git.run(
                        directory,
                        Git.INTERNAL,
                        "rev-parse",
                        "--verify",
                        "--quiet",
                        "--end-of-options",
                        name + "^{commit}")
                .strip();
        if (!COMMIT.matcher(commit).matches()) {
            throw new IOException(name + " is not a commit");
        }
        return commit;
    }

    /** Returns the commit of the attempt's branch. */
    String headCommit(AttemptId attempt) throws IOException {
        return commitOf(head(attempt));
    }

    static String head(AttemptId attempt) {
        return "refs/heads/" + attempt.branch();
    }

    static String base(AttemptId attempt) {
        return "refs/bases/" + attempt.directory();
    }
}
