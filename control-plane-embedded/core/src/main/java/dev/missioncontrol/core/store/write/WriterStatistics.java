package dev.missioncontrol.core.store.write;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The writer's work since its start: commands by their answers, batches by their duration. Thread-safe. */
public final class WriterStatistics {
    private static final List<Duration> BOUNDS = Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
            .map(Duration::ofMillis)
            .toList();

    private final AtomicLongArray batches = new AtomicLongArray(BOUNDS.size() + 1);
    private final LongAdder nanos = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final Map<Category, LongAdder> refused = Stream.of(Category.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> new LongAdder()));

    /**
     * Batches that were made durable.
     *
     * @param bounds upper bounds, inclusive; the last count is of batches longer than all of them
     * @param counts each of its own interval
     */
    public record Batches(List<Duration> bounds, List<Long> counts, Duration together) {}

    /**
     * Commands that were answered.
     *
     * @param done accepted, or refused as the caller's own rules provide
     * @param refused by category
     */
    public record Commands(long done, Map<Category, Long> refused) {}

    void batch(Duration took) {
        int slot = 0;
        while (slot < BOUNDS.size() && took.compareTo(BOUNDS.get(slot)) > 0) {
            slot++;
        }
        batches.incrementAndGet(slot);
        nanos.add(took.toNanos());
    }

    void done() {
        done.increment();
    }

    ControlPlaneException refused(ControlPlaneException why) {
        Objects.requireNonNull(refused.get(why.category())).increment();
        return why;
    }

    public Batches batches() {
        List<Long> counts = LongStream.range(0, batches.length())
                .mapToObj(slot -> batches.get((int) slot))
                .toList();
        return new Batches(BOUNDS, counts, Duration.ofNanos(nanos.sum()));
    }

    public Commands commands() {
        Map<Category, Long> counts = new EnumMap<>(Category.class);
        refused.forEach((category, count) -> counts.put(category, count.sum()));
        return new Commands(done.sum(), counts);
    }
}
