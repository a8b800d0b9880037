package dev.missioncontrol.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Formats times relative to now: {@code 3 min ago}, {@code in 2 h}. */
public final class RelativeTimes {
    private RelativeTimes() {}

    /** Formats the time relative to now; a dash when it is absent. */
    public static String of(@Nullable Instant at, Instant now) {
        if (at == null) {
            return "-";
        }
        Duration age = Duration.between(at, now);
        if (age.abs().toSeconds() < 1) {
            return "now";
        }
        return age.isNegative() ? "in " + span(age.negated()) : span(age) + " ago";
    }

    private static String span(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }
}
