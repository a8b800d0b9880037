package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.runtime.attempts.AttemptId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the commit that an item's base means in its source, after the source was fetched. */
final class BaseFinder {
    private static final String HEAD = "HEAD";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern WHOLE_HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private final Mirror mirror;
    private final Source source;
    private final AttemptId attempt;

    BaseFinder(Mirror mirror, Source source, AttemptId attempt) {
        this.mirror = mirror;
        this.source = source;
        this.attempt = attempt;
    }

    /** Finds the commit, and remembers it in the mirror as the attempt's starting point. */
    StartingPoint find(@Nullable String wanted) throws IOException, PreparationFailed {
        mirror.create();
        if (wanted != null && !mirror.isRefName(wanted)) {
            throw PreparationFailed.forGood("'" + wanted
                    + "' names no commit: name a branch, a tag, the hash of a commit, or HEAD of the repository");
        }
        mirror.fetchSource();
        StartingPoint found = wanted == null || wanted.equals(HEAD) ? head() : named(wanted);
        mirror.rememberBase(attempt, found.commit());
        return found;
    }

    private StartingPoint head() throws IOException, PreparationFailed {
        Optional<String> branch = mirror.headBranch();
        Optional<String> commit =
                branch.isPresent() ? mirror.sourceCommit(branch.get()) : mirror.fetchBase(attempt, HEAD);
        return commit.map(hash -> new StartingPoint(branch.orElse(HEAD), hash))
                .orElseThrow(() -> PreparationFailed.forGood("the repository " + source.location()
                        + " shows no commit to start from, because it has none or its current branch has none:"
                        + " make a commit, or name a branch, a tag or the hash of a commit"));
    }

    private StartingPoint named(String wanted) throws IOException, PreparationFailed {
        Optional<String> commit = mirror.sourceCommit(wanted);
        if (commit.isEmpty()) {
            commit = ref(wanted);
        }
        if (commit.isEmpty() && HASH.matcher(wanted).matches()) {
            commit = hash(wanted);
        }
        if (commit.isEmpty()) {
            throw notThere(wanted);
        }
        return new StartingPoint(wanted, commit.get());
    }

    /** Looks a name up in the order that git uses, after branches. */
    private Optional<String> ref(String wanted) throws IOException {
        List<String> possible = wanted.startsWith("refs/")
                ? List.of(wanted)
                : List.of("refs/tags/" + wanted, "refs/" + wanted, "refs/remotes/" + wanted);
        List<String> there = mirror.advertised(possible);
        Optional<String> first = possible.stream().filter(there::contains).findFirst();
        return first.isPresent() ? mirror.fetchBase(attempt, first.get()) : Optional.empty();
    }

    private Optional<String> hash(String wanted) throws IOException {
        Optional<String> known = mirror.knownCommit(wanted);
        if (known.isPresent()) {
            return known;
        }
        if (WHOLE_HASH.matcher(wanted).matches()) {
            return mirror.fetchBase(attempt, wanted);
        }
        mirror.fetchBase(attempt, HEAD); // it may be on no branch
        return mirror.knownCommit(wanted);
    }

    private PreparationFailed notThere(String wanted) throws IOException {
        mirror.forgetBase(attempt);
        List<String> branches = mirror.sourceBranches();
        return PreparationFailed.forGood("the branch, tag or commit '" + wanted + "' does not exist in "
                + source.location() + ": name one that does"
                + (branches.isEmpty() ? "" : ", for example " + branches.getFirst()));
    }
}
