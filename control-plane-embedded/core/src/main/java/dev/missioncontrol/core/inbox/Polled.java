package dev.missioncontrol.core.inbox;

import java.util.List;

/**
 * The answer to a poll.
 *
 * @param more whether there are rows behind those in it
 */
public record Polled<T>(List<T> rows, boolean more) {
    /** The rows of one answer. */
    public static final int ROWS_MAX = 100;

    public Polled {
        rows = List.copyOf(rows);
    }

    /** Takes the rows that were read up to one more than an answer holds. */
    static <T> Polled<T> of(List<T> read) {
        return new Polled<>(read.subList(0, Math.min(ROWS_MAX, read.size())), read.size() > ROWS_MAX);
    }
}
