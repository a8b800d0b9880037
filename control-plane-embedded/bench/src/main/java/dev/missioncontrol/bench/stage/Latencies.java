package dev.missioncontrol.bench.stage;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collects latencies. Thread-safe. */
public final class Latencies {
    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;

    private final Queue<Duration> times = new ConcurrentLinkedQueue<>();

    /** Merges several collections. */
    public static Latencies of(Collection<Latencies> several) {
        Latencies all = new Latencies();
        several.forEach(one -> all.times.addAll(one.times));
        return all;
    }

    public void add(Duration time) {
        times.add(time);
    }

    public Duration median() {
        return percentile(MEDIAN);
    }

    /** Returns the latency that 99 of 100 did not exceed. */
    public Duration p99() {
        return percentile(NEARLY_ALL);
    }

    private Duration percentile(double share) {
        List<Duration> sorted = times.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(0, rank - 1));
    }

    @Override
    public String toString() {
        return "p50 %.2f ms, p99 %.2f ms".formatted(millis(median()), millis(p99()));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
