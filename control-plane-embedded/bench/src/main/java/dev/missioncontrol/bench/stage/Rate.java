package dev.missioncontrol.bench.stage;

import java.time.Duration;

/** So much was done in that time. */
public record Rate(long count, Duration time) {
    private static final double NANOS = 1e9;

    public double perSecond() {
        return count * NANOS / Math.max(1, time.toNanos());
    }

    @Override
    public String toString() {
        return Math.round(perSecond()) + "/s";
    }
}
