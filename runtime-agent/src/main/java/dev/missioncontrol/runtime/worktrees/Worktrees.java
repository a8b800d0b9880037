package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Result.Branch;
import dev.missioncontrol.api.inbox.Result.Commit;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a worktree for each attempt and collects the result from it. Thread-safe. */
public final class Worktrees {
    private static final Logger LOG = LoggerFactory.getLogger(Worktrees.class);

    private final Git git;
    private final WorktreeFolders folders;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public Worktrees(Processes processes, Map<String, String> environment, WorktreeFolders folders) {
        this.git = new Git(processes, environment);
        this.folders = folders;
    }

    /** Returns the directory in which the attempt works. */
    public Path directory(AttemptId attempt) {
        return folders.worktree(attempt);
    }

    /** Creates the attempt's worktree from the newest state of the source. */
    public Path prepare(AttemptId attempt, Command command, AgentName agent) throws PreparationFailed {
        Source source = Source.of(command.repository());
        Mirror mirror = mirror(source);
        ReentrantLock lock = locks.computeIfAbsent(source.digest(), key -> new ReentrantLock());
        lock.lock();
        try {
            String commit = base(mirror, source, command);
            mirror.rememberBase(attempt, commit);
            return checkOut(mirror, attempt, commit, agent);
        } catch (GitFailed failed) {
            throw GitErrors.explain(failed, command.repository());
        } catch (IOException failed) {
            throw new PreparationFailed(
                    true,
                    "the worktree could not be made (" + failed.getMessage() + "): check the runtime's disk",
                    failed);
        } finally {
            lock.unlock();
        }
    }

    private Mirror mirror(Source source) {
        return new Mirror(git, folders.mirror(source.digest()), source);
    }

    private static String base(Mirror mirror, Source source, Command command) throws IOException, PreparationFailed {
        mirror.create();
        String wanted = command.base();
        if (wanted != null && !mirror.isBranchName(wanted)) {
            throw PreparationFailed.forGood("'" + wanted + "' is not a branch name: name a branch of the repository");
        }
        mirror.fetchSource();
        String branch = wanted != null ? wanted : mirror.defaultBranch().orElse(null);
        if (branch == null) {
            throw PreparationFailed.forGood("the repository " + source.location()
                    + " shows no branch to start from, because it has no commit or none of its branches is checked out:"
                    + " make a commit, or name a branch");
        }
        List<String> branches = mirror.sourceBranches();
        return mirror.sourceCommit(branch)
                .orElseThrow(() -> PreparationFailed.forGood("the branch '" + branch + "' does not exist in "
                        + source.location() + ": name one that does"
                        + (branches.isEmpty() ? "" : ", for example " + branches.getFirst())));
    }

    /** Gives the session a repository of its own: full copies, no link to the mirror, no remote, no hooks. */
    private Path checkOut(Mirror mirror, AttemptId attempt, String commit, AgentName agent) throws IOException {
        folders.remove(attempt);
        Path work = folders.work(attempt);
        git.run(work, Git.INTERNAL, "init", "--quiet", "--bare", "--template=", work.toString());
        git.run(
                work,
                Git.INTERNAL,
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--update-shallow",
                "--end-of-options",
                mirror.directory().toString(),
                "+refs/source/*:refs/remotes/origin/*");
        String author = agent.strict() ? agent.value() : "agent";
        git.run(work, Git.INTERNAL, "config", "user.name", author);
        git.run(work, Git.INTERNAL, "config", "user.email", author + "@agents.invalid");
        Path worktree = folders.worktree(attempt);
        git.run(
                work,
                Git.INTERNAL,
                "worktree",
                "add",
                "--quiet",
                "--no-track",
                "-b",
                attempt.branch(),
                worktree.toString(),
                commit);
        return worktree;
    }

    /** Collects the attempt's commits, once no process works in its worktree any more. */
    public WorktreeResult collect(AttemptId attempt, Command command) {
        try {
            Source source = Source.of(command.repository());
            return collect(attempt, source, mirror(source));
        } catch (IOException | PreparationFailed failed) {
            LOG.warn("attempt {}: its branch could not be brought back", attempt, failed);
            return new WorktreeResult(
                    null,
                    true,
                    false,
                    "its branch could not be brought back (" + failed.getMessage() + "); it is kept in "
                            + directory(attempt));
        }
    }

    private WorktreeResult collect(AttemptId attempt, Source source, Mirror mirror) throws IOException {
        ReentrantLock lock = locks.computeIfAbsent(source.digest(), key -> new ReentrantLock());
        lock.lock();
        try {
            Path work = folders.work(attempt);
            mirror.takeFrom(work, attempt);
            List<String> others = mirror.branchesOf(work).stream()
                    .filter(ref -> !ref.equals("refs/heads/" + attempt.branch()))
                    .toList();
            List<Commit> commits = mirror.commits(attempt);
            Path worktree = directory(attempt);
            // A command may have removed its working directory; its commits count all the same.
            List<String> changed = Files.isDirectory(worktree, LinkOption.NOFOLLOW_LINKS)
                    ? mirror.uncommitted(worktree, attempt, folders.index(attempt))
                    : List.of();
            return harvest(attempt, source, mirror, new Found(commits, changed, others));
        } finally {
            lock.unlock();
        }
    }

    private record Found(List<Commit> commits, List<String> changed, List<String> others) {
        boolean keep() {
            return !changed.isEmpty() || !others.isEmpty();
        }
    }

    private WorktreeResult harvest(AttemptId attempt, Source source, Mirror mirror, Found found) {
        String kept = found.keep() ? "what was not committed on its branch is kept in " + directory(attempt) : "";
        if (found.commits().isEmpty()) {
            Branch branch = found.changed().isEmpty()
                    ? null
                    : new Branch(attempt.branch(), folders.work(attempt).toString(), List.of(), found.changed());
            return new WorktreeResult(branch, found.keep(), true, kept);
        }
        String refusal = switch (source) {
            case Source.RemoteSource remote -> "";
            case Source.LocalSource local -> push(attempt, mirror);
        };
        boolean delivered = source instanceof Source.LocalSource && refusal.isEmpty();
        String at = delivered ? source.location() : mirror.directory().toString();
        Branch branch = new Branch(attempt.branch(), at, found.commits(), found.changed());
        String note = refusal.isEmpty() || kept.isEmpty() ? refusal + kept : refusal + "; " + kept;
        return new WorktreeResult(branch, found.keep(), delivered, note);
    }

    private static String push(AttemptId attempt, Mirror mirror) {
        try {
            mirror.push(attempt);
            return "";
        } catch (IOException refused) {
            LOG.warn("attempt {}: its branch could not be pushed", attempt, refused);
            return "its branch could not be pushed (" + refused.getMessage() + ")";
        }
    }

    /** Removes what is no longer needed, once the attempt is over and reported. */
    public void cleanUp(AttemptId attempt, Command command, WorktreeResult worktreeResult, boolean succeeded) {
        try {
            Source source = Source.of(command.repository());
            if (worktreeResult.branch() == null || worktreeResult.delivered()) {
                mirror(source).forget(attempt, true);
            }
            if (succeeded && !worktreeResult.keep()) {
                folders.remove(attempt);
            }
        } catch (IOException | PreparationFailed failed) {
            LOG.warn("attempt {}: it could not be cleaned up", attempt, failed);
        }
    }

    /** Keeps the newest worktrees and those in use; removes the rest. */
    public void sweep(Set<AttemptId> inUse) {
        try {
            folders.sweep(inUse);
        } catch (IOException failed) {
            LOG.warn("old worktrees could not be removed", failed);
        }
    }
}
