package dev.missioncontrol.core.store.write;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that changes the database. Takes all waiting commands, runs them in one transaction, forces it to disk
 * once, then answers all callers. A failing command does not affect the others. Thread-safe; the work itself runs on
 * one thread that is never interrupted, or on the callers' threads one at a time ({@link Execution}).
 */
public final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int WAITING_MAX = 10_000;
    private static final int BATCH_MAX = 256;

    private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Job<?> end = new Job<>(Prefetch.NONE, _ -> this);
    private final Store store;
    private final BatchRunner batchRunner;
    private final WriterStatistics statistics = new WriterStatistics();
    private final Work work;
    private volatile boolean closed;

    /** The way in which commands run. */
    private sealed interface Work {
        /** On a thread of the writer's own. */
        record Queued(Thread thread) implements Work {}

        /** On the caller's thread. */
        record Inline() implements Work {}
    }

    public Writer(Store store, EventLog log, InstantSource clock, Execution execution) {
        this.store = store;
        this.batchRunner = new BatchRunner(store, log, clock, statistics);
        this.work = switch (execution) {
            case OWN_THREAD -> new Work.Queued(thread());
            case CALLERS_THREAD -> new Work.Inline();
        };
    }

    private Thread thread() {
        Thread thread = Thread.ofPlatform().name("store-write").daemon().unstarted(this::run);
        thread.setUncaughtExceptionHandler((_, failure) -> LOG.error("the writer has ended", failure));
        return thread;
    }

    public void start() {
        if (work instanceof Work.Queued queued) {
            queued.thread().start();
        }
    }

    /** Does {@link #submit(Prefetch, Function)} for a command without a prefetch. */
    public <T> T submit(Function<Transaction, T> command) {
        return submit(Prefetch.NONE, command);
    }

    /**
     * Runs the command in the next batch and returns its answer when all its changes are on disk. It may run more than
     * once; the answer of the last run counts.
     *
     * @throws ControlPlaneException as the command throws it, {@code OVERLOADED} if too many commands wait,
     *     {@code UNAVAILABLE} if the database failed, in which case the outcome of the command is unknown
     */
    public <T> T submit(Prefetch prefetch, Function<Transaction, T> command) {
        try {
            T answer = answer(prefetch, command);
            statistics.done();
            return answer;
        } catch (ControlPlaneException e) {
            throw statistics.refused(e);
        }
    }

    private <T> T answer(Prefetch prefetch, Function<Transaction, T> command) {
        Job<T> job = new Job<>(prefetch, command);
        switch (work) {
            case Work.Queued _ -> enqueue(job);
            case Work.Inline _ -> runHere(job);
        }
        try {
            return job.answer().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControlPlaneException(Category.UNAVAILABLE, "interrupted", "The wait was interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ControlPlaneException known ? known : BatchRunner.refused(e.getCause());
        }
    }

    private void enqueue(Job<?> job) {
        if (closed) {
            throw closedNow();
        }
        if (!waiting.offer(job)) {
            throw new ControlPlaneException(
                    Category.OVERLOADED, "overloaded", "Too many commands are waiting; try again in a moment.");
        }
        if (closed) {
            job.refuse(closedNow()); // it may have come after the last look at the queue
        }
    }

    private synchronized void runHere(Job<?> job) {
        if (closed) {
            throw closedNow();
        }
        try {
            batchRunner.run(List.of(job));
        } catch (RuntimeException e) {
            closed = true;
            job.refuse(BatchRunner.refused(e)); // unless it was answered already
        }
    }

    private static ControlPlaneException closedNow() {
        return new ControlPlaneException(Category.UNAVAILABLE, "closed", "The control plane is closed.");
    }

    /** Returns the statistics so far. */
    public WriterStatistics statistics() {
        return statistics;
    }

    /** Returns whether a command could be written now: the last batch reached the database, and there is space. */
    public boolean writable() {
        return !closed && batchRunner.working() && hasRoom();
    }

    /** Returns whether there is space to write. */
    public boolean hasRoom() {
        return store.refusal().isEmpty();
    }

    /**
     * Returns whether commands are accepted; false after a close and after a failure that the writer could not survive.
     */
    public boolean open() {
        return !closed;
    }

    private void run() {
        List<Job<?>> batch = new ArrayList<>();
        try (batchRunner) {
            while (take(batch)) {
                batchRunner.run(batch);
                batch.clear();
            }
        } finally {
            closed = true; // before the last look at the queue: who comes later sees it
            refuse(batch);
            waiting.drainTo(batch);
            refuse(batch);
        }
    }

    private static void refuse(List<Job<?>> jobs) {
        jobs.forEach(job -> job.refuse(closedNow()));
    }

    private boolean take(List<Job<?>> batch) {
        try {
            batch.add(waiting.take());
        } catch (InterruptedException e) {
            throw new IllegalStateException("the writer must not be interrupted", e);
        }
        waiting.drainTo(batch, BATCH_MAX - 1);
        return !batch.contains(end);
    }

    /** Ends after the present batch; waiting commands are refused. */
    @Override
    public void close() {
        switch (work) {
            case Work.Queued queued -> end(queued.thread());
            case Work.Inline _ -> endHere();
        }
    }

    private void end(Thread thread) {
        try {
            if (!closed) {
                waiting.put(end);
            }
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void endHere() {
        closed = true;
        batchRunner.close();
    }
}
