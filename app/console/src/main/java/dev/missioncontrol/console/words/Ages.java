package dev.missioncontrol.console.words;

import java.time.Duration;
import java.time.Instant;

/** Formats ages in one unit: {@code 2 s}, {@code 4 min}, {@code 3 h}, {@code 5 d}. */
public final class Ages {
    private Ages() {}

    /** Returns the age; a time in the future, as by different clocks, counts as now. */
    public static String between(Instant then, Instant now) {
        return of(Duration.between(then, now));
    }

    public static String of(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }
}
