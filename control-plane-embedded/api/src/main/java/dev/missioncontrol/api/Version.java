package dev.missioncontrol.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.Position;
import org.jspecify.annotations.Nullable;

/**
 * The place in the log of the event that changed a thing last, as one number. In the first era it is the sequence of
 * that event. Each later era begins at another trillion, so that after a restore no number stands for a second state.
 */
public record Version(@JsonValue long value) {
    /** Of a thing that no event is known to have changed. */
    public static final Version NONE = new Version(0);

    /** The type of the refusal of an act on a version that has passed. */
    public static final String STALE = "stale";

    private static final long ERA = 1_000_000_000_000L;

    @JsonCreator
    public Version {
        if (value < 0) {
            throw new IllegalArgumentException("version is negative");
        }
    }

    /** The version of a thing that this event changed. */
    public static Version of(Position event) {
        return new Version((event.era() - 1) * ERA + event.sequence());
    }

    /** Reads a number. */
    public static Version parse(String text) {
        try {
            return new Version(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a version is a number, as a listing shows it", e);
        }
    }

    /** Returns the position of the event that changed the thing last. */
    public Position event() {
        return new Position(value / ERA + 1, value % ERA);
    }

    /** Refuses an act on an earlier version of a thing whose version this is now. */
    public ControlPlaneException passed(String thing, @Nullable Actor by) {
        return new ControlPlaneException(
                Category.CONFLICT,
                STALE,
                "The " + thing + " has changed since you looked: it is at version " + this + " now"
                        + (by == null ? "" : ", changed by " + by) + ". Nothing was done.");
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
