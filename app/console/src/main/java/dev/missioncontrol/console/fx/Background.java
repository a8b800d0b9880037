package dev.missioncontrol.console.fx;

import dev.missioncontrol.api.ControlPlaneException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work off the JavaFX thread and returns the result to it; no other class does so. Confined to the JavaFX thread.
 */
public final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final Executor worker;
    private final Executor fx;
    private final List<Runnable> waitingForQuiet = new ArrayList<>();
    private int running;
    private boolean closed;

    public Background(Executor worker, Executor fx) {
        this.worker = worker;
        this.fx = fx;
    }

    /**
     * Runs {@code work} on a worker thread; exactly one of the two callbacks follows on the JavaFX thread, unless this
     * is closed.
     */
    public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Exception> onFailure) {
        if (closed) {
            return;
        }
        running++;
        worker.execute(() -> {
            try {
                T result = work.call();
                fx.execute(() -> finish(() -> onSuccess.accept(result)));
            } catch (Exception e) {
                log(e);
                fx.execute(() -> finish(() -> onFailure.accept(e)));
            }
        });
    }

    /** Calls back once no work is pending any more, at once if that is so already. */
    public void whenQuiet(Runnable task) {
        if (running == 0) {
            task.run();
        } else {
            waitingForQuiet.add(task);
        }
    }

    /** Stops accepting work and cancels callbacks; work that has begun runs to its end. */
    public void close() {
        closed = true;
    }

    private void finish(Runnable callback) {
        try {
            if (!closed) {
                callback.run();
            }
        } finally {
            running--;
            if (running == 0) {
                List<Runnable> waiting = List.copyOf(waitingForQuiet);
                waitingForQuiet.clear();
                waiting.forEach(Runnable::run);
            }
        }
    }

    /** Logs unexpected failures once; a control plane that cannot be reached is shown by the status line instead. */
    private static void log(Exception e) {
        if (e instanceof ControlPlaneException failure
                && failure.category() != ControlPlaneException.Category.INTERNAL) {
            LOG.debug("work in the background failed", failure);
        } else {
            LOG.warn("work in the background failed", e);
        }
    }
}
