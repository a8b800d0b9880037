package dev.missioncontrol.bench.stage;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Measures elapsed time and processor time of this process since its start. Immutable. */
public record Stopwatch(long since, Duration usedBefore) {
    public static Stopwatch start() {
        return new Stopwatch(System.nanoTime(), usedHere());
    }

    /** Returns the rate of {@code count} operations since the start. */
    public Rate did(long count) {
        return new Rate(count, elapsed(), usedHere().minus(usedBefore));
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Returns the processor time that this process has used in its life. */
    static Duration usedHere() {
        return Duration.ofNanos(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
    }
}
