package dev.missioncontrol.bench.report;

import java.time.Duration;
import java.util.Locale;

/** Formats figures with no more than their significant digits. */
public final class Figures {
    private static final double NANOS_PER_MILLI = 1e6;

    private Figures() {}

    /** {@code 12,345/s}. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }

    /** {@code 1.23 x}. */
    public static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f x", ratio);
    }

    /** {@code 1.23 ms}. */
    public static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / NANOS_PER_MILLI);
    }

    /** {@code 1.23 s}. */
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / NANOS_PER_MILLI / 1_000);
    }
}
