package dev.missioncontrol.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.runtime.fakes.MutableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private final List<Exception> failures = new ArrayList<>();
    private final LoopContext context = new LoopContext(new MutableClock(), new Random(1), failures::add);

    @Test
    void pauseIsTheIntervalOrALittleLess() {
        Loop loop = new Loop("x", INTERVAL, () -> NextStep.PAUSE, context);
        for (int i = 0; i < 50; i++) {
            assertThat(loop.runOnce().orElseThrow()).isBetween(Duration.ofSeconds(8), INTERVAL);
        }
    }

    @Test
    void taskThatIsDoneIsNotRunAgain() {
        assertThat(new Loop("x", INTERVAL, () -> NextStep.DONE, context).runOnce())
                .isEmpty();
        assertThat(new Loop("x", INTERVAL, () -> NextStep.AT_ONCE, context).runOnce())
                .contains(Duration.ZERO);
    }

    @Test
    void failuresAreToldAndPausesGrowUpToACap() {
        Loop loop = new Loop("x", INTERVAL, this::fail, context);
        Duration first = loop.runOnce().orElseThrow();
        Duration last = first;
        for (int i = 0; i < 20; i++) {
            last = loop.runOnce().orElseThrow();
        }
        assertThat(first).isLessThanOrEqualTo(Duration.ofMillis(250));
        assertThat(last).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
        assertThat(failures).hasSize(21);
        assertThat(loop.status().failuresInARow()).isEqualTo(21);
        assertThat(loop.status().failure()).isEqualTo("no");
    }

    private NextStep fail() throws IOException {
        throw new IOException("no");
    }

    @Test
    void wakeEndsAPauseAndStopEndsTheLoop() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        Loop loop = new Loop(
                "x",
                Duration.ofHours(1),
                () -> {
                    twice.countDown();
                    return NextStep.PAUSE;
                },
                context);
        loop.start();
        loop.wake();
        assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
        loop.stop();
        assertThat(loop.awaitEnd(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void failureDoesNotEndTheLoop() throws Exception {
        AtomicReference<NextStep> next = new AtomicReference<>();
        Loop loop = new Loop(
                "x",
                Duration.ofMillis(1),
                () -> next.getAndSet(NextStep.DONE) == null ? fail() : NextStep.DONE,
                context);
        loop.start();
        assertThat(loop.awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(failures).hasSize(1);
        assertThat(loop.status().failuresInARow()).isZero();
    }
}
