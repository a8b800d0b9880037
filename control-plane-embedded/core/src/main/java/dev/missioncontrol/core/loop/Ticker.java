package dev.missioncontrol.core.loop;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a task at a fixed pace. A failing step is logged and does not stop the next one. Thread-safe. */
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final ScheduledExecutorService thread;
    private volatile boolean failing;

    @SuppressWarnings("FutureReturnValueIgnored") // the step logs its own failures; closing ends it
    public Ticker(String name, Duration pace, Runnable step) {
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        thread.scheduleWithFixedDelay(
                () -> guarded(name, step), pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Logs a repeated failure once. */
    private void guarded(String name, Runnable step) {
        try {
            step.run();
            failing = false;
        } catch (Exception e) {
            if (failing) {
                LOG.debug("a step of {} failed again", name, e);
            } else {
                LOG.error("a step of {} failed", name, e);
            }
            failing = true;
        }
    }

    /** Waits for the running step to finish; never interrupts it. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("the last step takes longer than expected");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
