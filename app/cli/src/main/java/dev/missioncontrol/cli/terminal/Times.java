package dev.missioncontrol.cli.terminal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses times and durations as people type them. */
public final class Times {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*(s|min|m|h|d)");

    private Times() {}

    /** Parses {@code 90s}, {@code 5min}, {@code 2h}, {@code 7d} or ISO-8601 ({@code PT2H}). */
    public static Duration span(String text) {
        Matcher simple = SPAN.matcher(text);
        if (simple.matches()) {
            long count = Long.parseLong(simple.group(1));
            return switch (simple.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m", "min" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("write a duration as 90s, 5min, 2h or 7d", e);
        }
    }

    /** Parses an instant ({@code 2026-01-31T12:00:00Z}) or a duration before now. */
    public static Instant past(String text, Instant now) {
        return text.contains("T") && !text.startsWith("P") ? instant(text) : now.minus(span(text));
    }

    /** Parses an instant or a duration after now. */
    public static Instant coming(String text, Instant now) {
        return text.contains("T") && !text.startsWith("P") ? instant(text) : now.plus(span(text));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("write a time as 2026-01-31T12:00:00Z or as a duration such as 2h", e);
        }
    }
}
