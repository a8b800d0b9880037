package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.runtime.attempts.AttemptId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the worktree of an attempt: fetches the base, checks it out, fills submodules and large files. Thread-safe. */
final class Preparation {
    private final Git git;
    private final WorktreeFolders folders;
    private final Mirrors mirrors;
    private final WorkRepository repositories;

    Preparation(Git git, WorktreeFolders folders, Mirrors mirrors) {
        this.git = git;
        this.folders = folders;
        this.mirrors = mirrors;
        this.repositories = new WorkRepository(git);
    }

    Path prepare(AttemptId attempt, Command command, AgentName agent) throws PreparationFailed {
        Source source = Source.of(command.repository());
        String author = agent.strict() ? agent.value() : "agent";
        try {
            StartingPoint from = mirrors.locked(source, mirror -> checkOut(mirror, source, attempt, command, author));
            AttemptStart start = AttemptStart.of(command.repository(), from);
            fill(attempt, source, start, author).write(folders.start(attempt));
            return folders.worktree(attempt);
        } catch (GitFailed failed) {
            throw GitErrors.explain(failed, source);
        } catch (IOException failed) {
            throw new PreparationFailed(
                    true,
                    "the worktree could not be made (" + failed.getMessage() + "): check the runtime's disk",
                    failed);
        }
    }

    /** Gives the session a repository of its own. */
    private StartingPoint checkOut(Mirror mirror, Source source, AttemptId attempt, Command command, String author)
            throws IOException, PreparationFailed {
        StartingPoint from = new BaseFinder(mirror, source, attempt).find(command.base());
        folders.remove(attempt);
        AttemptStart.of(command.repository(), from).write(folders.start(attempt));
        Path work = folders.work(attempt);
        repositories.create(work, mirror, from.commit(), author);
        repositories.checkOut(work, attempt, from.commit(), folders.worktree(attempt));
        return from;
    }

    private AttemptStart fill(AttemptId attempt, Source source, AttemptStart start, String author)
            throws IOException, PreparationFailed {
        Path worktree = folders.worktree(attempt);
        Path gitDirectory = folders.gitDirectory(attempt);
        String commit = start.from().commit();
        Submodules submodules = new Submodules(git, mirrors, worktree, author);
        submodules.fill(new Submodules.Parent("", gitDirectory, source, commit, source instanceof Source.LocalSource));
        List<String> remarks = new ArrayList<>(submodules.remarks());
        List<String> objects = new ArrayList<>();
        fillLarge(attempt, source, commit, worktree, gitDirectory).ifPresent(remarks::add);
        objects.addAll(LargeFiles.objects(folders.work(attempt)));
        for (Submodule submodule : submodules.all()) {
            String location = submodule.location();
            Optional<Path> own = submodule.git();
            if (location != null && own.isPresent()) {
                Path directory = worktree.resolve(submodule.path());
                fillLarge(attempt, Source.of(location), submodule.commit(), directory, own.get())
                        .map(remark -> "in the submodule " + submodule.path() + ", " + remark)
                        .ifPresent(remarks::add);
                objects.addAll(LargeFiles.objects(own.get()));
            }
        }
        return new AttemptStart(start.repository(), start.from(), submodules.all(), objects, remarks);
    }

    private Optional<String> fillLarge(
            AttemptId attempt, Source source, String commit, Path directory, Path gitDirectory)
            throws IOException, PreparationFailed {
        Path repository = mirrors.locked(source, Mirror::directory);
        try (WorkFiles files = WorkFiles.open(git, repository, commit, directory, folders.index(attempt))) {
            return new LargeFiles(git).fill(files, directory, gitDirectory, source);
        }
    }

    /** Notes the ignored files that set-up made or that were laid in. */
    void begin(AttemptId attempt) throws IOException {
        Optional<AttemptStart> start = AttemptStart.read(folders.start(attempt));
        List<String> paths = new ArrayList<>();
        if (start.isPresent()) {
            // The git directories are still as the runtime made them.
            paths.addAll(
                    ignored(attempt, folders.work(attempt), start.get().from().commit(), ""));
            for (Submodule submodule : start.get().submodules()) {
                Optional<Path> own = submodule.git();
                if (own.isPresent()) {
                    paths.addAll(ignored(attempt, own.get(), submodule.commit(), submodule.path() + "/"));
                }
            }
        }
        IgnoredFiles.write(folders.ignored(attempt), paths);
    }

    private List<String> ignored(AttemptId attempt, Path repository, String commit, String prefix) throws IOException {
        Path worktree = folders.worktree(attempt);
        List<String> paths = new ArrayList<>();
        try (WorkFiles files =
                WorkFiles.open(git, repository, commit, worktree.resolve(prefix), folders.index(attempt))) {
            for (String path : files.ignored()) {
                FileTree.files(worktree, prefix + path, (file, size) -> paths.add(file));
            }
        }
        return paths;
    }
}
