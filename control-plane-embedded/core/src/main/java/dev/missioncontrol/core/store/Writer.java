package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.log.EventLog;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where the database changes. Takes what is waiting, runs it in one transaction, forces it to disk once, then
 * answers all callers. A command that fails never spoils its neighbours: the batch is rolled back and run one by one.
 * Thread-safe; the work itself runs on one thread that nobody interrupts.
 */
public final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int WAITING_MAX = 10_000;
    private static final int BATCH_MAX = 256;

    private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Store store;
    private final EventLog log;
    private final InstantSource clock;
    private final Thread thread;
    private final Job<?> end = new Job<>(_ -> this);
    private volatile boolean closed;

    private record Job<T>(Function<Transaction, T> work, CompletableFuture<T> answer) {
        Job(Function<Transaction, T> work) {
            this(work, new CompletableFuture<>());
        }

        /** Runs the work; the answer waits until the batch is on disk. */
        Runnable decide(Transaction transaction) {
            T result = work.apply(transaction);
            return () -> answer.complete(result);
        }
    }

    public Writer(Store store, EventLog log, InstantSource clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("store-write").daemon().unstarted(this::run);
        thread.setUncaughtExceptionHandler((_, failure) -> LOG.error("the writer has ended", failure));
    }

    public void start() {
        thread.start();
    }

    /**
     * Runs the work in the next batch and returns its answer when all it wrote is on disk.
     *
     * @throws ControlPlaneException as the work throws it, {@code OVERLOADED} when too much waits, {@code UNAVAILABLE} when the
     *     database refused; in that last case what became of the work is unknown
     */
    public <T> T submit(Function<Transaction, T> work) {
        Job<T> job = new Job<>(work);
        if (closed) {
            throw closedNow();
        }
        if (!waiting.offer(job)) {
            throw new ControlPlaneException(
                    Category.OVERLOADED, "overloaded", "Too many commands are waiting; try again in a moment.");
        }
        if (closed) {
            job.answer.completeExceptionally(closedNow()); // it may have come after the last look at the queue
        }
        try {
            return job.answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControlPlaneException(Category.UNAVAILABLE, "interrupted", "The wait was interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ControlPlaneException known ? known : refused(e.getCause());
        }
    }

    private static ControlPlaneException refused(@Nullable Throwable cause) {
        return new ControlPlaneException(
                Category.UNAVAILABLE, "write-failed", "The control plane could not write to its database.", cause);
    }

    private static ControlPlaneException closedNow() {
        return new ControlPlaneException(Category.UNAVAILABLE, "closed", "The control plane is closed.");
    }

    /** Whether commands are still taken; false after a close and after a failure that the writer could not survive. */
    public boolean open() {
        return !closed;
    }

    private void run() {
        List<Job<?>> batch = new ArrayList<>();
        try (Handle handle = store.open()) {
            handle.begin();
            while (take(batch)) {
                write(handle, batch);
                batch.clear();
            }
            handle.rollback(); // nothing is in it: each batch commits or rolls back its own
        } finally {
            closed = true; // before the last look at the queue: who comes later sees it
            refuse(batch);
            waiting.drainTo(batch);
            refuse(batch);
        }
    }

    private static void refuse(List<Job<?>> jobs) {
        jobs.forEach(job -> job.answer.completeExceptionally(closedNow()));
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

    private void write(Handle handle, List<Job<?>> batch) {
        EventLog.Batch events = log.batch();
        List<Runnable> answers;
        try {
            answers = decideAll(handle, events, batch);
        } catch (RuntimeException e) {
            handle.rollback();
            handle.begin();
            oneByOne(handle, batch, e);
            return;
        }
        force(handle, events, batch);
        answers.forEach(Runnable::run);
    }

    private void oneByOne(Handle handle, List<Job<?>> batch, RuntimeException failure) {
        if (batch.size() == 1) {
            LOG.error("a command could not be written", failure);
            batch.getFirst().answer.completeExceptionally(failure);
        } else {
            batch.forEach(job -> write(handle, List.of(job)));
        }
    }

    private List<Runnable> decideAll(Handle handle, EventLog.Batch events, List<Job<?>> batch) {
        Transaction transaction =
                new Transaction(handle, events, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        List<Runnable> answers = new ArrayList<>(batch.size());
        for (Job<?> job : batch) {
            transaction.nextCommand();
            answers.add(decide(job, transaction));
        }
        return answers;
    }

    /** Past this point a batch is never run again: whether it is on disk is unknown if this fails, and so is the answer. */
    private void force(Handle handle, EventLog.Batch events, List<Job<?>> batch) {
        try {
            handle.commit();
            if (!events.isEmpty()) {
                store.force(handle);
            }
        } catch (RuntimeException e) {
            LOG.error("a batch could not be forced to disk; the writer ends", e);
            batch.forEach(job -> job.answer.completeExceptionally(refused(e)));
            throw e;
        }
        handle.begin();
        log.forced(events);
    }

    private static Runnable decide(Job<?> job, Transaction transaction) {
        try {
            return job.decide(transaction);
        } catch (ControlPlaneException refusal) {
            if (transaction.touched()) {
                throw refusal; // it had written already: undo the batch
            }
            return () -> job.answer.completeExceptionally(refusal);
        } catch (Error e) {
            throw new IllegalStateException("a command failed", e);
        }
    }

    /** Ends after the batch at hand; whatever still waits is refused. */
    @Override
    public void close() {
        try {
            if (!closed) {
                waiting.put(end);
            }
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
