package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.log.EventLog;
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
 * The one place where the database changes. Takes what is waiting, runs it in one transaction, forces it to disk once, then
 * answers all callers. A command that fails never spoils its neighbours. Thread-safe; the work itself runs on one thread that
 * nobody interrupts, or on the callers' one at a time ({@link Execution}).
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

    /** Where commands are run. */
    private sealed interface Work {
        /** On a thread of its own. */
        record Queued(Thread thread) implements Work {}

        /** On the caller's. */
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

    /** As {@link #submit(Prefetch, Function)}, for what does not say what it needs. */
    public <T> T submit(Function<Transaction, T> command) {
        return submit(Prefetch.NONE, command);
    }

    /**
     * Runs the command in the next batch and returns its answer when all it wrote is on disk. It may be run more than once: the
     * answer of the last run counts.
     *
     * @throws ControlPlaneException as the command throws it, {@code OVERLOADED} when too much waits, {@code UNAVAILABLE} when
     *     the database refused; in that last case what became of the command is unknown
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

    /** What was done so far. */
    public WriterStatistics statistics() {
        return statistics;
    }

    /** Whether a command would be written now: the database was there for the last batch, and has room. */
    public boolean writable() {
        return !closed && batchRunner.working() && hasRoom();
    }

    /** Whether there is room for what is written. */
    public boolean hasRoom() {
        return store.refusal().isEmpty();
    }

    /** Whether commands are still taken; false after a close and after a failure that the writer could not survive. */
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

    /** Ends after the batch at hand; whatever still waits is refused. */
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
