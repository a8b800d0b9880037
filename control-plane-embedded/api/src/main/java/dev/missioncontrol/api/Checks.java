package dev.missioncontrol.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks in the constructors of records that cross the wire: absent and oversized values are refused by field name. */
public final class Checks {
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59Z");

    private Checks() {}

    /** Returns the value, or throws {@link IllegalArgumentException} naming the field that is missing. */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    /** Returns the text, which must be present, not blank and at most {@code max} characters long. */
    public static String text(@Nullable String value, String field, int max) {
        String present = storable(value, field, max);
        if (present.isBlank()) {
            throw new IllegalArgumentException(field + " is empty");
        }
        return present;
    }

    /** Checks as {@link #atMost} does, for a column of its own: PostgreSQL stores every character but NUL. */
    public static String storable(@Nullable String value, String field, int max) {
        String present = atMost(value, field, max);
        if (present.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(field + " holds a NUL character");
        }
        return present;
    }

    /** Returns the text, which may be empty but not longer than {@code max} characters. */
    public static String atMost(@Nullable String value, String field, int max) {
        String present = required(value, field);
        if (present.length() > max) {
            throw new TooLongException(field, max);
        }
        return present;
    }

    /**
     * Returns the time in whole milliseconds, as it is stored. It may be absent, and must lie between 1970 and 9999.
     */
    public static @Nullable Instant moment(@Nullable Instant value, String field) {
        if (value == null) {
            return null;
        }
        if (value.isBefore(Instant.EPOCH) || value.isAfter(LAST_MOMENT)) {
            throw new IllegalArgumentException(field + " is not within 1970 and 9999");
        }
        return value.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns a copy of the list, empty if absent. No entry may be null and there may be at most {@code max}. */
    public static <T> List<T> listed(@Nullable List<T> values, String field, int max) {
        List<T> present = values == null ? List.of() : values;
        if (present.size() > max) {
            throw new IllegalArgumentException(field + " has more than " + max + " entries");
        }
        present.forEach(value -> required(value, field + " entry"));
        return List.copyOf(present);
    }
}
