package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.runtime.attempts.AttemptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes into the mirror what a session left in its repository beside its own branch: other branches, tags and refs,
 * stashes, and commits that no branch has. They become refs below {@code refs/agents/ITEM/EPOCH/}, which no name of a
 * branch can be in the way of.
 */
final class Carrier {
    private static final String REMOTES = "refs/remotes/";
    private static final String STASH = "refs/stash";

    private final Mirror mirror;
    private final AttemptId attempt;
    private final Path work;
    private final String prefix;

    Carrier(Mirror mirror, AttemptId attempt, Path work) {
        this.mirror = mirror;
        this.attempt = attempt;
        this.work = work;
        this.prefix = "refs/" + attempt.branch() + "/";
    }

    /** Takes the attempt's own branch; without one, as after a rename, the attempt has no commits of its own. */
    void takeBranch() throws IOException {
        if (mirror.refsOf(work).containsKey(Mirror.head(attempt))) {
            mirror.takeFrom(work, attempt);
        } else {
            mirror.takeNothing(attempt);
        }
    }

    /** Takes everything else, and returns the names that it has in the mirror. */
    List<String> takeRest() throws IOException {
        if (Files.exists(work.resolve("reftable"))) {
            throw new IOException("its repository stores refs in tables, which cannot be looked through");
        }
        Map<String, String> there = mirror.refsOf(work);
        Map<String, String> wanted = refs(there);
        wanted.putAll(stashes(there));
        if (!wanted.isEmpty()) {
            mirror.take(
                    work,
                    wanted.entrySet().stream()
                            .map(entry -> "+" + entry.getValue() + ":" + entry.getKey())
                            .toList());
        }
        List<String> refs = new ArrayList<>(wanted.keySet());
        refs.addAll(loose(there));
        return refs;
    }

    /** Maps names in the mirror to the session's refs. */
    private Map<String, String> refs(Map<String, String> there) {
        Map<String, String> wanted = new LinkedHashMap<>();
        there.keySet().stream()
                .filter(ref -> !ref.equals(Mirror.head(attempt)) && !ref.startsWith(REMOTES) && !ref.equals(STASH))
                .forEach(ref -> wanted.put(prefix + name(ref), ref));
        return wanted;
    }

    private static String name(String ref) {
        return ref.startsWith("refs/heads/")
                ? "branches/" + ref.substring("refs/heads/".length())
                : ref.substring("refs/".length());
    }

    private Map<String, String> stashes(Map<String, String> there) throws IOException {
        List<String> commits = Reflog.commits(work.resolve("logs").resolve(STASH));
        String newest = there.get(STASH);
        Map<String, String> wanted = new LinkedHashMap<>();
        if (newest != null) {
            List<String> all = commits.contains(newest) ? commits : List.of(newest);
            for (int i = 0; i < all.size(); i++) {
                wanted.put(prefix + "stash/" + i, all.get(i));
            }
        }
        return wanted;
    }

    /** Takes commits that the worktree stood on and that no ref has. */
    private List<String> loose(Map<String, String> there) throws IOException {
        Set<String> candidates = new LinkedHashSet<>();
        for (Path head : heads()) {
            Reflog.detached(head).ifPresent(candidates::add);
            candidates.addAll(Reflog.commits(head.resolveSibling("logs").resolve("HEAD")));
        }
        candidates.removeAll(there.values());
        candidates.remove(mirror.headCommit(attempt));
        List<String> refs = new ArrayList<>();
        if (candidates.isEmpty()) {
            return refs;
        }
        List<String> commits = List.copyOf(candidates);
        mirror.take(work, commits);
        for (String tip : mirror.tips(commits, prefix + "commits/*")) {
            String ref = prefix + "commits/" + tip;
            mirror.keep(ref, tip);
            refs.add(ref);
        }
        return refs;
    }

    /** Lists the HEAD of the repository and of each of its worktrees, which may be more than the runtime made. */
    private List<Path> heads() throws IOException {
        List<Path> heads = new ArrayList<>(List.of(work.resolve("HEAD")));
        Path all = work.resolve("worktrees");
        if (Files.isDirectory(all)) {
            try (Stream<Path> each = Files.list(all)) {
                each.map(directory -> directory.resolve("HEAD")).forEach(heads::add);
            }
        }
        return heads;
    }

    /** Returns the commit on which the worktree stands, as far as the mirror has it. */
    String head() throws IOException {
        Path head = work.resolve("worktrees").resolve(attempt.directory()).resolve("HEAD");
        Optional<String> commit = Reflog.detached(head);
        if (commit.isEmpty()) {
            commit = Reflog.branch(head).map(mirror.refsOf(work)::get);
        }
        Optional<String> known = commit.isPresent() ? mirror.knownCommit(commit.get()) : Optional.empty();
        return known.isPresent() ? known.get() : mirror.headCommit(attempt);
    }
}
