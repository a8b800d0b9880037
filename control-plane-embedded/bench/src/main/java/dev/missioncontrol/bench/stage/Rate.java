package dev.missioncontrol.bench.stage;

import java.time.Duration;

/**
 * A number of operations in a time.
 *
 * @param used processor time of this process meanwhile, callers included
 */
public record Rate(long count, Duration time, Duration used) {
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    public double perSecond() {
        return count * NANOS / Math.max(1, time.toNanos());
    }

    @Override
    public String toString() {
        double each = used.toNanos() / NANOS_PER_MICRO / Math.max(1, count);
        return "%.0f/s, %.0f microseconds of processor time each".formatted(perSecond(), each);
    }
}
