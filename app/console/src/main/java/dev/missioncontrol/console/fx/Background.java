package dev.missioncontrol.console.fx;

import dev.missioncontrol.api.ControlPlaneException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one door through which work leaves the JavaFX thread and comes back to it. Confined to the JavaFX thread. */
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

    /** Runs {@code work} elsewhere; exactly one of the two callbacks follows on the JavaFX thread, unless closed. */
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

    /** Calls back once when nothing is under way any more, at once if that is so now. */
    public void whenQuiet(Runnable task) {
        if (running == 0) {
            task.run();
        } else {
            waitingForQuiet.add(task);
        }
    }

    /** Work that has begun goes on, but nobody is called back any more and nothing new begins. */
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

    /** A control plane that is away is the status line's business; everything else belongs in the log once. */
    private static void log(Exception e) {
        if (e instanceof ControlPlaneException failure
                && failure.category() != ControlPlaneException.Category.INTERNAL) {
            LOG.debug("work in the background failed", failure);
        } else {
            LOG.warn("work in the background failed", e);
        }
    }
}
