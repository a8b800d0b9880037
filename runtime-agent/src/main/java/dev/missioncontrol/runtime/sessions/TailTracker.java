package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.OutputTail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Turns successive snapshots of the end of an output into tails that count the lines before them. When two snapshots
 * share no line, an unknown number of lines is missing and only those seen are counted. Confined to one thread.
 */
public final class TailTracker {
    /** The maximum number of lines in a tail. */
    public static final int LINES_MAX = 200;

    private List<String> lines = List.of();
    private long first;

    /** Returns the tail to report, or empty when nothing has changed since the last snapshot. */
    public Optional<OutputTail> look(List<String> window, Epoch epoch, Instant now) {
        List<String> newest = last(window, LINES_MAX);
        if (newest.equals(lines)) {
            return Optional.empty();
        }
        first += shift(lines, newest);
        lines = newest;
        return Optional.of(new OutputTail(epoch, first, newest, now));
    }

    /** Returns the last {@code max} lines. */
    public static List<String> last(List<String> lines, int max) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - max), lines.size()));
    }

    /** Counts the old lines that have scrolled out of the window; the last old line may have grown since. */
    private static int shift(List<String> old, List<String> now) {
        int settled = Math.max(0, old.size() - 1);
        for (int moved = 0; moved < settled; moved++) {
            int common = settled - moved;
            if (common <= now.size() && old.subList(moved, settled).equals(now.subList(0, common))) {
                return moved;
            }
        }
        return settled;
    }
}
