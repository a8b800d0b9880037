package dev.missioncontrol.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The core keeps its promises in every world; {@code -Dseeds=N} for other numbers of worlds, {@code -Dseed=S} tells one. */
final class SimulationTest {
    private static final int THREADS = 2;
    /** In so many worlds everything happens that can. */
    private static final int MANY = 200;

    private static final List<String> EVERYTHING = List.of(
            "item.created",
            "item.claimed",
            "item.acked",
            "item.started",
            "item.completed from PENDING",
            "item.completed from WORKING",
            "item.failed",
            "item.lease-expired",
            "item.released",
            "item.cancelled from PENDING",
            "item.cancelled from WORKING",
            "item.cancelled from WAITING",
            "item.retried",
            "item.adopted",
            "item.noted",
            "item.linked",
            "item.reassigned from PENDING",
            "item.reassigned from WORKING",
            "item.reassigned from WAITING",
            "item.labelled",
            "item.awaited",
            "item.unblocked",
            "item.due",
            "item.overdue",
            "item.asked",
            "item.suspended",
            "item.answered",
            "item.resumed",
            "ask.raised",
            "ask.added",
            "ask.answered",
            "ask.withdrawn",
            "ask.expired",
            "ask.escalated",
            "ask.snoozed",
            "ask.woken",
            "clock.adopted",
            "clock.differed",
            "runtime.started",
            "runtime.lost",
            "runtime.returned",
            "runtime.fenced");

    @TempDir
    Path directory;

    @Test
    void nothingBreaksInAnyWorld() throws InterruptedException {
        long first = Long.getLong("seed", 1);
        long count = System.getProperty("seed") == null ? Long.getLong("seeds", MANY) : 1;
        long begin = System.nanoTime();
        Map<String, Integer> happened;
        Queue<String> broken = new ConcurrentLinkedQueue<>();
        try (Worlds worlds = new Worlds(directory)) {
            AtomicLong next = new AtomicLong(first);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(Thread.ofPlatform().start(() -> live(worlds, next, first + count, broken)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            happened = worlds.tally();
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf(
                "%d worlds in %.1f s, %.1f a second%n", count, time.toMillis() / 1e3, count * 1e3 / time.toMillis());
        broken.forEach(System.out::println);
        assertThat(broken).isEmpty();
        if (count >= MANY) {
            assertThat(happened).containsKeys(EVERYTHING.toArray(String[]::new));
        }
        if (count > MANY) {
            happened.forEach((kind, times) -> System.out.printf("%7d %s%n", times, kind));
        }
    }

    private static void live(Worlds worlds, AtomicLong next, long end, Queue<String> broken) {
        for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
            worlds.apply(seed).ifPresent(broken::add);
        }
    }

    @Test
    void aSeedTellsTheSameStoryAgain() {
        try (Worlds worlds = new Worlds(directory)) {
            for (long seed = 1; seed <= 5; seed++) {
                List<String> story = story(worlds, seed);
                assertThat(story(worlds, seed)).isEqualTo(story).hasSizeGreaterThan(50);
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "seed", matches = "\\d+")
    void theSeedIsTold() {
        try (Worlds worlds = new Worlds(directory)) {
            story(worlds, Long.getLong("seed")).forEach(System.out::println);
        }
    }

    private static List<String> story(Worlds worlds, long seed) {
        List<String> story = new ArrayList<>();
        worlds.live(seed, story::add).ifPresent(story::add);
        return story;
    }
}
