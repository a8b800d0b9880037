package dev.missioncontrol.console.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Collects values from a busy thread into at most one call on the JavaFX thread per tick. Thread-safe: a producer that
 * is far ahead blocks.
 */
public final class UpdateBatches<T> {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final int WAITING_MAX = 10_000;

    private final Time time;
    private final Consumer<List<T>> sink;
    private final BlockingQueue<T> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final AtomicBoolean called = new AtomicBoolean();

    public UpdateBatches(Time time, Consumer<List<T>> sink) {
        this.time = time;
        this.sink = sink;
    }

    public void offer(T value) throws InterruptedException {
        waiting.put(value);
        if (called.compareAndSet(false, true)) {
            time.after(TICK, this::deliver);
        }
    }

    private void deliver() {
        called.set(false);
        List<T> batch = new ArrayList<>();
        waiting.drainTo(batch);
        if (!batch.isEmpty()) {
            sink.accept(batch);
        }
    }
}
