package dev.missioncontrol.runtime.worktrees;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains why a source did not take a branch: what stands in the way, what to do, and git's own line. */
final class PushRefusal {
    private static final Pattern IN_THE_WAY = Pattern.compile("'refs/heads/([^']+)' exists; cannot create");
    private static final String BEHIND = "it has another branch of that name with other commits: rename that branch";
    private static final String READ_ONLY = "the runtime may not write there: give its user access";
    private static final List<Reason> REASONS = List.of(
            new Reason("lock': File exists", "another git process left a lock there: end it or remove the lock"),
            new Reason("(fetch first)", BEHIND),
            new Reason("(non-fast-forward)", BEHIND),
            new Reason("(stale info)", BEHIND),
            new Reason("checked out", "that branch is checked out there: check out another"),
            new Reason("hook declined", "a hook there refused it: see its message"),
            new Reason("hidden ref", "its settings hide branches below agents/: change transfer.hideRefs"),
            new Reason("protected", "its rules protect that branch: allow branches below agents/"),
            new Reason("No space left", "the disk there is full: make room"),
            new Reason("Permission denied", READ_ONLY),
            new Reason("Read-only file system", READ_ONLY),
            new Reason("unable to create", READ_ONLY),
            new Reason("unpacker error", READ_ONLY),
            new Reason("dubious ownership", "it belongs to another user: name a repository of the runtime's own user"));

    private record Reason(String said, String words) {}

    private PushRefusal() {}

    /** Says it as the rest of a sentence about the repository. */
    static String words(IOException refused) {
        return refused instanceof GitFailed failed ? words(failed) : String.valueOf(refused.getMessage());
    }

    private static String words(GitFailed failed) {
        String line = "git: " + line(failed.errors());
        return reason(failed.errors()).map(words -> words + " (" + line + ")").orElse(line);
    }

    private static Optional<String> reason(String errors) {
        Matcher inTheWay = IN_THE_WAY.matcher(errors);
        if (inTheWay.find()) {
            String branch = inTheWay.group(1);
            return Optional.of("the branch '" + branch + "' is in the way, because git cannot have it beside branches "
                    + "below or above it: rename or delete '" + branch + "'");
        }
        return REASONS.stream()
                .filter(reason -> errors.contains(reason.said()))
                .map(Reason::words)
                .findFirst();
    }

    /** Finds the line that says most: of the receiving side, else about the ref, else the first error. */
    private static String line(String errors) {
        List<String> lines = errors.lines().map(String::strip).toList();
        return lines.stream()
                .filter(line -> line.startsWith("remote: error:") || line.startsWith("remote: fatal:"))
                .findFirst()
                .or(() -> lines.stream().filter(line -> line.startsWith("! [")).findFirst())
                .orElseGet(() -> GitFailed.lastWords(errors));
    }
}
