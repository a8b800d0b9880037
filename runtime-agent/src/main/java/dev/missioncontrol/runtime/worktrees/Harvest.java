package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.inbox.Result.Branch;
import dev.missioncontrol.api.inbox.Result.Commit;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.worktrees.Source.LocalSource;
import dev.missioncontrol.runtime.worktrees.Source.RemoteSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings home what an attempt made, finds what cannot be brought home, and puts both into words. */
final class Harvest {
    private static final Logger LOG = LoggerFactory.getLogger(Harvest.class);
    private static final int NAMED_MAX = 3;

    private final Git git;
    private final WorktreeFolders folders;
    private final Mirrors mirrors;
    private final AttemptId attempt;

    Harvest(Git git, WorktreeFolders folders, Mirrors mirrors, AttemptId attempt) {
        this.git = git;
        this.folders = folders;
        this.mirrors = mirrors;
        this.attempt = attempt;
    }

    /** Describes what reached the mirror, and what the source took of it; remarks are parts of a sentence. */
    private record Delivered(List<Commit> commits, boolean taken, String at, List<String> remarks) {}

    WorktreeResult bringHome(String repository) throws IOException, PreparationFailed {
        Source source = Source.of(repository);
        Optional<AttemptStart> known = AttemptStart.read(folders.start(attempt));
        AttemptStart start = known.orElseGet(() -> AttemptStart.of(repository, new StartingPoint("", "")));
        Survey survey = new Survey(git, folders, attempt, start);
        Delivered delivered = mirrors.locked(source, mirror -> {
            Carrier carrier = new Carrier(mirror, attempt, folders.work(attempt));
            carrier.takeBranch();
            List<String> refs = takeRest(carrier, survey.found());
            lookThrough(mirror, carrier, survey);
            return deliver(mirror, source, refs);
        });
        carryLargeFiles(source, start, survey.found());
        submodules(start, survey);
        return result(delivered, survey.found(), known);
    }

    private List<String> takeRest(Carrier carrier, Leftovers found) {
        try {
            return carrier.takeRest();
        } catch (IOException failed) {
            LOG.warn("attempt {}: what is not on its branch could not be taken", attempt, failed);
            found.place("stashes, tags, branches or commits that could not be taken (" + failed.getMessage() + ")");
            return List.of();
        }
    }

    private void lookThrough(Mirror mirror, Carrier carrier, Survey survey) {
        try {
            survey.worktree(mirror, carrier.head());
        } catch (IOException failed) {
            LOG.warn("attempt {}: its worktree could not be looked through", attempt, failed);
            survey.found().place("files that could not be looked through (" + failed.getMessage() + ")");
        }
    }

    private Delivered deliver(Mirror mirror, Source source, List<String> refs) throws IOException {
        List<Commit> commits = mirror.commits(attempt);
        List<String> remarks = new ArrayList<>();
        boolean taken = switch (source) {
            case RemoteSource _ -> {
                remarks.addAll(carried(refs, mirror.directory().toString()));
                yield false;
            }
            case LocalSource local -> push(mirror, local, commits, refs, remarks);
        };
        return new Delivered(
                commits, taken, taken ? source.location() : mirror.directory().toString(), remarks);
    }

    private boolean push(
            Mirror mirror, LocalSource source, List<Commit> commits, List<String> refs, List<String> remarks) {
        boolean taken = true;
        if (!commits.isEmpty()) {
            try {
                mirror.push(attempt);
            } catch (IOException refused) {
                taken = false;
                LOG.warn("attempt {}: its branch could not be pushed", attempt, refused);
                remarks.add("its branch could not be pushed to " + source.location() + ": "
                        + PushRefusal.words(refused) + "; its commits are safe, take them with: git fetch "
                        + mirror.directory() + " " + attempt.branch());
            }
        }
        if (!refs.isEmpty()) {
            try {
                mirror.push(refs);
                remarks.addAll(carried(refs, source.location()));
                for (String ref : refs) {
                    mirror.forget(ref);
                }
            } catch (IOException refused) {
                LOG.warn("attempt {}: its other refs could not be pushed", attempt, refused);
                remarks.addAll(carried(refs, mirror.directory().toString()));
                remarks.add(source.location() + " did not take them: " + PushRefusal.words(refused));
            }
        }
        return taken;
    }

    private static List<String> carried(List<String> refs, String at) {
        if (refs.isEmpty()) {
            return List.of();
        }
        String names = String.join(", ", refs.stream().limit(NAMED_MAX).toList());
        String more = refs.size() > NAMED_MAX ? " and " + (refs.size() - NAMED_MAX) + " more" : "";
        return List.of("kept in " + at + " as " + names + more);
    }

    private void carryLargeFiles(Source source, AttemptStart start, Leftovers found) throws IOException {
        Path work = folders.work(attempt);
        List<String> made = new ArrayList<>(LargeFiles.objects(work));
        made.removeAll(start.largeFiles());
        if (made.isEmpty()) {
            return;
        }
        try {
            LargeFiles.carry(
                    work,
                    switch (source) {
                        case LocalSource local -> SourceSettings.gitDirectory(local);
                        case RemoteSource _ -> folders.mirror(source.digest());
                    },
                    made);
        } catch (IOException failed) {
            LOG.warn("attempt {}: objects of Git LFS could not be brought home", attempt, failed);
            found.place(made.size() + " objects of Git LFS in " + work);
        }
    }

    private void submodules(AttemptStart start, Survey survey) {
        for (Submodule submodule : start.submodules()) {
            try {
                String location = submodule.location();
                Optional<Path> gitDirectory = submodule.git();
                if (location == null || gitDirectory.isEmpty()) {
                    survey.emptySubmodule(submodule);
                } else {
                    mirrors.locked(Source.of(location), mirror -> {
                        survey.submodule(submodule, gitDirectory.get(), mirror);
                        return true;
                    });
                }
            } catch (IOException | PreparationFailed failed) {
                LOG.warn("attempt {}: {} could not be looked through", attempt, submodule.path(), failed);
                survey.found()
                        .place("the submodule " + submodule.path() + ", which could not be looked through ("
                                + failed.getMessage() + ")");
            }
        }
    }

    private WorktreeResult result(Delivered delivered, Leftovers found, Optional<AttemptStart> start) {
        String note = sentence(delivered.remarks(), List.of(found.words(folders.worktree(attempt))));
        String began = start.map(
                        known -> sentence(known.remarks(), List.of(known.from().words())))
                .orElse("");
        List<Commit> commits = delivered.commits();
        List<String> uncommitted = found.uncommitted();
        if (commits.isEmpty() && uncommitted.isEmpty()) {
            return new WorktreeResult(null, found.any(), true, note, began);
        }
        String at = commits.isEmpty() ? folders.work(attempt).toString() : delivered.at();
        boolean taken = commits.isEmpty() || delivered.taken();
        Branch branch = new Branch(attempt.branch(), at, commits, uncommitted);
        return new WorktreeResult(branch, found.any(), taken, note, began);
    }

    private static String sentence(List<String> parts, List<String> more) {
        return Stream.of(parts, more)
                .flatMap(List::stream)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
