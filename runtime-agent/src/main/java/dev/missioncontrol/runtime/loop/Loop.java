package dev.missioncontrol.runtime.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task repeatedly until it is done or the loop is stopped. A failure that repeats is logged once, and the pauses
 * back off while it lasts. Thread-safe, except {@link #runOnce()}, which belongs to the loop's own thread or to a test.
 */
public final class Loop {
    /** Performs one turn of the work: idempotent, without retries of its own. */
    @FunctionalInterface
    public interface Task {
        NextStep run() throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);
    private static final double SPREAD = 0.2;

    private final String name;
    private final Duration interval;
    private final Task task;
    private final LoopContext context;
    private final Waker waker = new Waker();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile LoopStatus status;

    public Loop(String name, Duration interval, Task task, LoopContext context) {
        this.name = name;
        this.interval = interval;
        this.task = task;
        this.context = context;
        this.status = new LoopStatus(name, null, 0, null);
    }

    /** Starts the loop on a thread of its own. */
    public void start() {
        Thread.ofVirtual().name(name).start(this::runUntilStopped);
    }

    public void wake() {
        waker.wake();
    }

    /** Lets the current turn finish and begins no other. */
    public void stop() {
        stopping = true;
        waker.wake();
    }

    /** Tells whether the loop has ended, waiting up to {@code limit} for it. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    public LoopStatus status() {
        return status;
    }

    /** Runs one turn and returns the pause before the next one; empty when there is none. */
    public Optional<Duration> runOnce() {
        try {
            NextStep nextStep = task.run();
            succeeded();
            return switch (nextStep) {
                case AT_ONCE -> Optional.of(Duration.ZERO);
                case PAUSE -> Optional.of(spread(interval));
                case DONE -> Optional.empty();
            };
        } catch (Exception failure) {
            return Optional.of(failed(failure));
        }
    }

    private void runUntilStopped() {
        try {
            Optional<Duration> pause = Optional.of(Duration.ZERO);
            while (!stopping && pause.isPresent()) {
                pause = runOnce();
                if (pause.isPresent() && !stopping) {
                    waker.await(pause.get());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void succeeded() {
        if (status.failuresInARow() > 0) {
            LOG.info("{}: works again after {} failures", name, status.failuresInARow());
        }
        status = new LoopStatus(name, context.clock().instant(), 0, null);
    }

    private Duration failed(Exception failure) {
        String what = String.valueOf(failure.getMessage());
        if (what.equals(status.failure())) {
            LOG.debug("{}: failed again", name, failure);
        } else {
            LOG.warn("{}: {}", name, what, failure);
        }
        int failures = status.failuresInARow() + 1;
        status = new LoopStatus(name, context.clock().instant(), failures, what);
        context.failures().accept(failure);
        return spread(retryAfter(failures));
    }

    private static Duration retryAfter(int failures) {
        Duration grown = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 10));
        return grown.compareTo(LAST_RETRY) < 0 ? grown : LAST_RETRY;
    }

    private Duration spread(Duration pause) {
        double factor = 1 - SPREAD * context.random().nextDouble();
        return Duration.ofNanos((long) (pause.toNanos() * factor));
    }
}
