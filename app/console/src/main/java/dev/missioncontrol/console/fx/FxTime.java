package dev.missioncontrol.console.fx;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Uses real time: one daemon thread that only hands tasks to the JavaFX thread. Thread-safe. */
public final class FxTime implements Time, AutoCloseable {
    private final InstantSource clock;
    private final Executor fx;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("console-time").unstarted(task));

    public FxTime(InstantSource clock, Executor fx) {
        this.clock = clock;
        this.fx = fx;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Cancellation after(Duration delay, Runnable task) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Runnable unlessCancelled = () -> {
            if (!cancelled.get()) {
                task.run();
            }
        };
        try {
            ScheduledFuture<?> call =
                    scheduler.schedule(() -> fx.execute(unlessCancelled), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> {
                cancelled.set(true);
                call.cancel(false);
            };
        } catch (RejectedExecutionException closed) {
            // The window has closed: no callback runs any more.
            return Cancellation.NONE;
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
