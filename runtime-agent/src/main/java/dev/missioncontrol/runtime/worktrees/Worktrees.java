package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.text.LongText;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a worktree for each attempt and collects the result from it. Thread-safe. */
public final class Worktrees {
    private static final Logger LOG = LoggerFactory.getLogger(Worktrees.class);

    /** The result of an item has room for several of these. */
    private static final int WORDS_MAX = 4000;

    private final Git git;
    private final WorktreeFolders folders;
    private final Mirrors mirrors;
    private final Preparation preparation;
    private final ReentrantLock salvaging = new ReentrantLock();

    public Worktrees(Processes processes, Map<String, String> environment, WorktreeFolders folders) {
        this.git = new Git(processes, environment);
        this.folders = folders;
        this.mirrors = new Mirrors(git, folders);
        this.preparation = new Preparation(git, folders, mirrors);
    }

    /** Returns the directory in which the attempt works. */
    public Path directory(AttemptId attempt) {
        return folders.worktree(attempt);
    }

    /** Creates the attempt's worktree from the newest state of the source. */
    public Path prepare(AttemptId attempt, Command command, AgentName agent) throws PreparationFailed {
        return preparation.prepare(attempt, command, agent);
    }

    /** Notes which ignored files are there before the work begins; those that it makes later are kept. */
    public void begin(AttemptId attempt) throws IOException {
        preparation.begin(attempt);
    }

    /** Collects the attempt's commits and all else that it left, once no process works in its worktree any more. */
    public WorktreeResult collect(AttemptId attempt, Command command) {
        return collect(attempt, command.repository());
    }

    private WorktreeResult collect(AttemptId attempt, String repository) {
        WorktreeResult worktreeResult;
        try {
            worktreeResult = new Harvest(git, folders, mirrors, attempt).bringHome(repository);
        } catch (IOException | PreparationFailed failed) {
            LOG.warn("attempt {}: its work could not be brought back", attempt, failed);
            String why = "its work could not be brought back (" + failed.getMessage() + "); it is kept in ";
            worktreeResult = new WorktreeResult(null, true, false, why + directory(attempt), "");
        }
        remember(attempt, worktreeResult);
        return worktreeResult;
    }

    private void remember(AttemptId attempt, WorktreeResult worktreeResult) {
        try {
            Files.writeString(folders.left(attempt), worktreeResult.keep() ? worktreeResult.note() : "");
        } catch (IOException failed) {
            LOG.warn("attempt {}: what it left could not be noted; it is looked through again later", attempt, failed);
        }
    }

    /** Removes what is no longer needed, once the attempt is over and reported. */
    public void cleanUp(AttemptId attempt, Command command, WorktreeResult worktreeResult, boolean succeeded) {
        try {
            Source source = Source.of(command.repository());
            if (worktreeResult.branch() == null || worktreeResult.delivered()) {
                mirrors.locked(source, mirror -> {
                    mirror.forget(attempt, true);
                    return true;
                });
            }
            if (succeeded && !worktreeResult.keep()) {
                folders.remove(attempt);
            }
        } catch (IOException | PreparationFailed failed) {
            LOG.warn("attempt {}: it could not be cleaned up", attempt, failed);
        }
    }

    /**
     * Brings home what an attempt left whose result is not reported, because it was stopped or lost; returns what
     * became of it in words, and nothing when it left nothing.
     */
    public String salvage(AttemptId attempt) {
        salvaging.lock();
        try {
            Optional<AttemptStart> start = AttemptStart.read(folders.start(attempt));
            if (start.isEmpty() || !Files.isDirectory(folders.work(attempt))) {
                return "";
            }
            String words =
                    LongText.within(collect(attempt, start.get().repository()).words(), WORDS_MAX);
            if (!words.isEmpty()) {
                LOG.info("attempt {} was not reported: {}", attempt, words);
            }
            return words;
        } catch (IOException failed) {
            LOG.warn("attempt {}: what it left could not be looked through", attempt, failed);
            return "";
        } finally {
            salvaging.unlock();
        }
    }

    /** Brings home what earlier attempts at the item left. */
    public String salvage(ItemId item) {
        try {
            List<String> words = new ArrayList<>();
            for (AttemptId attempt : folders.idle(Set.of())) {
                if (attempt.item().equals(item) && !Files.exists(folders.left(attempt))) {
                    words.add(salvage(attempt));
                }
            }
            return String.join(
                    "; ", words.stream().filter(each -> !each.isEmpty()).toList());
        } catch (IOException failed) {
            LOG.warn("item {}: what earlier attempts left could not be looked through", item, failed);
            return "";
        }
    }

    /** Keeps worktrees with work in them, those in use and the newest of the others; removes the rest. */
    public void sweep(Set<AttemptId> inUse) {
        salvaging.lock();
        try {
            List<AttemptId> empty = new ArrayList<>();
            for (AttemptId attempt : folders.idle(inUse)) {
                if (!Files.exists(folders.left(attempt))) {
                    salvage(attempt);
                }
                if (Files.exists(folders.left(attempt)) && Files.size(folders.left(attempt)) == 0) {
                    empty.add(attempt);
                }
            }
            folders.removeOldest(empty);
        } catch (IOException failed) {
            LOG.warn("old worktrees could not be removed", failed);
        } finally {
            salvaging.unlock();
        }
    }
}
