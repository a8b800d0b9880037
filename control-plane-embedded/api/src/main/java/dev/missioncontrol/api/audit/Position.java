package dev.missioncontrol.api.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/** A place in the log, written {@code era:sequence}. A restored backup opens a new era. */
public record Position(long era, long sequence) implements Comparable<Position> {
    /** Before the first event. */
    public static final Position START = new Position(1, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::era).thenComparingLong(Position::sequence);

    public Position {
        if (era < 1 || sequence < 0) {
            throw new IllegalArgumentException("not a position in the log: " + era + ":" + sequence);
        }
    }

    /** Reads {@code era:sequence}. */
    @JsonCreator
    public static Position parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a position is written era:sequence");
        }
        try {
            return new Position(Long.parseLong(text, 0, colon, 10), Long.parseLong(text, colon + 1, text.length(), 10));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a position is written era:sequence", e);
        }
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return era + ":" + sequence;
    }
}
