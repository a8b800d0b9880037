package dev.missioncontrol.console.words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Selects how the whole console shows times. */
public enum TimeMode {
    RELATIVE("Relative"),
    LOCAL("Local"),
    UTC("UTC");

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);

    private final String word;

    TimeMode(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public TimeMode next() {
        return switch (this) {
            case RELATIVE -> LOCAL;
            case LOCAL -> UTC;
            case UTC -> RELATIVE;
        };
    }

    /** Formats a time for a row. */
    public String text(Instant at, Instant now) {
        return switch (this) {
            case RELATIVE -> Ages.between(at, now);
            case LOCAL -> SHORT.format(at.atZone(ZoneId.systemDefault()));
            case UTC -> SHORT.format(at.atZone(ZoneOffset.UTC)) + "Z";
        };
    }

    /** Formats a time for a fact: {@code 4 min ago}, {@code in 2 h}, or the time itself. */
    public String since(Instant at, Instant now) {
        return switch (this) {
            case RELATIVE -> at.isAfter(now) ? "in " + text(now, at) : text(at, now) + " ago";
            case LOCAL, UTC -> text(at, now);
        };
    }

    /** Formats a time to the millisecond, for a tooltip; in local time unless UTC is chosen. */
    public String exact(Instant at) {
        return switch (this) {
            case RELATIVE, LOCAL -> EXACT.format(at.atZone(ZoneId.systemDefault()));
            case UTC -> EXACT.format(at.atZone(ZoneOffset.UTC));
        };
    }
}
