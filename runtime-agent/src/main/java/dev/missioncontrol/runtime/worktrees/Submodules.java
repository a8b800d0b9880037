package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.runtime.worktrees.Source.LocalSource;
import dev.missioncontrol.runtime.worktrees.Source.RemoteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the submodules of a new worktree through mirrors of their own. Of a repository's .gitmodules only names, paths
 * and addresses count; git's own submodule commands, which would run more of it, are not used.
 */
final class Submodules {
    private static final Logger LOG = LoggerFactory.getLogger(Submodules.class);
    private static final int DEPTH_MAX = 5;
    private static final int COUNT_MAX = 200;

    private final Git git;
    private final Mirrors mirrors;
    private final WorkRepository repositories;
    private final Path worktree;
    private final String author;
    private final List<Submodule> all = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** Fills those of one worktree. */
    Submodules(Git git, Mirrors mirrors, Path worktree, String author) {
        this.git = git;
        this.mirrors = mirrors;
        this.repositories = new WorkRepository(git);
        this.worktree = worktree;
        this.author = author;
    }

    /**
     * Describes a repository whose submodules are filled: where it lies in the worktree, and what it was made from.
     *
     * @param local whether it is of this machine, and everything that leads to it
     */
    record Parent(String prefix, Path gitDirectory, Source source, String commit, boolean local) {}

    List<Submodule> all() {
        return List.copyOf(all);
    }

    /** Returns what could not be filled, and why. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    void fill(Parent parent) throws IOException, PreparationFailed {
        fill(parent, 1);
    }

    private record Listed(List<Gitlink> links, SubmoduleList names) {}

    private void fill(Parent parent, int depth) throws IOException, PreparationFailed {
        Listed listed = mirrors.locked(parent.source(), mirror -> list(mirror, parent));
        for (Gitlink link : listed.links()) {
            Optional<Parent> filled = fill(parent, listed.names(), link, depth);
            if (filled.isPresent()) {
                fill(filled.get(), depth + 1);
            }
        }
    }

    private Listed list(Mirror mirror, Parent parent) throws IOException {
        List<Gitlink> links = Gitlink.of(git, mirror.directory(), parent.commit());
        return new Listed(links, SubmoduleList.of(git, mirror.directory(), parent.commit()));
    }

    private Optional<Parent> fill(Parent parent, SubmoduleList names, Gitlink link, int depth) {
        String path = parent.prefix() + link.path();
        try {
            SubmoduleList.Entry entry = names.at(link.path());
            if (depth > DEPTH_MAX || all.size() >= COUNT_MAX) {
                throw PreparationFailed.forGood(
                        "there are more than " + COUNT_MAX + ", or they are nested more than " + DEPTH_MAX + " deep");
            }
            checkPlace(path);
            return Optional.of(fill(parent, entry, link));
        } catch (IOException | PreparationFailed failed) {
            LOG.info("the submodule {} is not filled", path, failed);
            all.add(Submodule.empty(link.below(parent.prefix())));
            remarks.add("the submodule " + path + " is not filled (" + failed.getMessage() + ")");
            return Optional.empty();
        }
    }

    /** Refuses a directory that is reached through a link or holds something. */
    private void checkPlace(String path) throws IOException, PreparationFailed {
        Path whole = FileTree.at(worktree, path)
                .orElseThrow(() -> PreparationFailed.forGood("the runtime's locale has no such name"));
        Path place = worktree;
        for (Path step : worktree.relativize(whole)) {
            place = place.resolve(step);
            if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                throw PreparationFailed.forGood("its place is no directory");
            }
        }
        if (FileTree.holdsAnything(place)) {
            throw PreparationFailed.forGood("its place is not empty");
        }
    }

    private Parent fill(Parent parent, SubmoduleList.Entry entry, Gitlink link) throws IOException, PreparationFailed {
        String base = new SourceSettings(git).address(parent.source());
        Optional<Parent> own = fromOperator(parent, entry, link, base);
        if (own.isPresent()) {
            return own.get();
        }
        Source source = SubmoduleAddress.of(entry.address(), base, parent.local());
        repositories.registerSubmodule(parent.gitDirectory(), entry.name(), source);
        return from(source, isLocal(source), parent, entry, link)
                .orElseThrow(() -> PreparationFailed.forGood(
                        "its source " + source.location() + " does not have the commit " + link.commit()));
    }

    private static boolean isLocal(Source source) {
        return switch (source) {
            case LocalSource _ -> true;
            case RemoteSource _ -> false;
        };
    }

    /** Takes what the operator's own copy has filled already, which may not be published yet. */
    private Optional<Parent> fromOperator(Parent parent, SubmoduleList.Entry entry, Gitlink link, String base) {
        try {
            Optional<LocalSource> own = switch (parent.source()) {
                case LocalSource local -> SourceSettings.filled(local, entry.name());
                case RemoteSource _ -> Optional.empty();
            };
            boolean local = parent.local() && namesThisMachine(entry.address(), base);
            return own.isPresent() ? from(own.get(), local, parent, entry, link) : Optional.empty();
        } catch (IOException | PreparationFailed failed) {
            LOG.info("the operator's copy of {} is not used", entry.name(), failed);
            return Optional.empty();
        }
    }

    private static boolean namesThisMachine(String address, String base) {
        try {
            return isLocal(SubmoduleAddress.of(address, base, true));
        } catch (PreparationFailed notAllowed) {
            return false;
        }
    }

    private Optional<Parent> from(Source source, boolean local, Parent parent, SubmoduleList.Entry entry, Gitlink link)
            throws IOException, PreparationFailed {
        Path gitDirectory = parent.gitDirectory().resolve("modules").resolve(entry.name());
        boolean there = mirrors.locked(source, mirror -> {
            mirror.create();
            try {
                if (mirror.knownCommit(link.commit()).isEmpty() && !mirror.fetchCommit(link.commit())) {
                    return false;
                }
            } catch (GitFailed failed) {
                throw GitErrors.explain(failed, source);
            }
            mirror.keep("refs/submodules/" + link.commit(), link.commit());
            repositories.create(gitDirectory, mirror, link.commit(), author);
            return true;
        });
        if (!there) {
            return Optional.empty();
        }
        String path = parent.prefix() + link.path();
        repositories.checkOutSubmodule(gitDirectory, worktree.resolve(path), link.commit());
        repositories.registerSubmodule(parent.gitDirectory(), entry.name(), source);
        all.add(new Submodule(path, link.commit(), source.location(), gitDirectory.toString()));
        return Optional.of(new Parent(path + "/", gitDirectory, source, link.commit(), local));
    }
}
