package dev.missioncontrol.core.store.write;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.nodes.NotifyChannel;
import dev.missioncontrol.core.store.rows.RowCache;
import dev.missioncontrol.core.store.rows.Sql;
import dev.missioncontrol.core.store.rows.StoreFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes batches of commands: decides all in memory, writes all in bulk, commits, forces to disk, and only then
 * answers. Losing the database ends the present batch, not the writer. Confined to the writer.
 */
final class BatchRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    private final Store store;
    private final WriterConnection writerConnection;
    private final EventLog log;
    private final InstantSource clock;
    private final WriterStatistics statistics;
    private final RowCache cache = new RowCache();
    private @Nullable Handle last;

    BatchRunner(Store store, EventLog log, InstantSource clock) {
        this(store, log, clock, new WriterStatistics());
    }

    BatchRunner(Store store, EventLog log, InstantSource clock, WriterStatistics statistics) {
        this.statistics = statistics;
        this.store = store;
        this.writerConnection = new WriterConnection(store, log);
        this.log = log;
        this.clock = clock;
    }

    /** Returns whether the last batch reached its database. Thread-safe. */
    boolean working() {
        return writerConnection.working();
    }

    void run(List<Job<?>> batch) {
        Handle handle;
        try {
            handle = writerConnection.open();
        } catch (ControlPlaneException e) {
            batch.forEach(job -> job.refuse(e));
            return;
        }
        run(handle, batch);
    }

    private void run(Handle handle, List<Job<?>> batch) {
        long begun = System.nanoTime();
        Decided decided;
        try {
            decided = decide(handle, batch);
        } catch (RuntimeException e) {
            undo(handle, batch, e);
            return;
        }
        if (force(handle, decided, batch)) {
            statistics.batch(Duration.ofNanos(System.nanoTime() - begun));
            decided.transaction().settle();
            decided.transaction().afterwards().forEach(Runnable::run);
            decided.answers().forEach(Runnable::run);
            tidy(handle);
        }
    }

    private void tidy(Handle handle) {
        try {
            store.tidy(handle);
        } catch (RuntimeException e) {
            LOG.error("could not give back space; reopening the database", e);
            writerConnection.startOver();
        }
    }

    /** Answers that wait until the events are on disk. */
    private record Decided(EventLog.Batch events, Transaction transaction, List<Runnable> answers) {}

    private Decided decide(Handle handle, List<Job<?>> batch) {
        EventLog.Turn turn = turn(handle);
        if (turn.moved() || !handle.equals(last)) {
            cache.clear();
            last = handle;
        }
        List<Prefetch> needs = batch.stream().<Prefetch>map(Job::prefetch).toList();
        Transaction transaction = new Transaction(handle, turn, cache, store.refusal(), needs);
        List<Runnable> answers = new ArrayList<>(batch.size());
        for (Job<?> job : batch) {
            answers.add(job.decide(transaction));
        }
        transaction.write();
        return new Decided(turn.batch(), transaction, answers);
    }

    private EventLog.Turn turn(Handle handle) {
        InstantSource whole = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return store.shared() ? log.turnAmongOthers(handle, whole) : log.turn(whole.instant());
    }

    private void undo(Handle handle, List<Job<?>> batch, RuntimeException failure) {
        cache.clear();
        if (writerConnection.gone(failure) || !rolledBack(handle)) {
            LOG.error("the database has gone in the middle of a batch", failure);
            batch.forEach(job -> job.refuse(Store.unavailable(failure)));
        } else {
            oneByOne(batch, failure);
        }
    }

    private boolean rolledBack(Handle handle) {
        try {
            Sql.run(handle.getConnection()::rollback);
            return true;
        } catch (StoreFailure e) {
            LOG.debug("a batch could not be rolled back", e);
            writerConnection.startOver();
            return false;
        }
    }

    /** Runs the commands one by one, so that a failing one does not affect the others. */
    private void oneByOne(List<Job<?>> batch, RuntimeException failure) {
        if (batch.size() > 1) {
            batch.forEach(job -> run(List.of(job)));
            return;
        }
        if (!(failure instanceof ControlPlaneException)) {
            LOG.error("a command could not be written", failure);
        }
        batch.getFirst().refuse(failure);
    }

    /**
     * Commits and forces. Past this point a batch is never run again: if this fails, its outcome and its answers are
     * unknown.
     */
    private boolean force(Handle handle, Decided decided, List<Job<?>> batch) {
        EventLog.Batch events = decided.events();
        try {
            Sql.run(handle.getConnection()::commit);
            Transaction done = decided.transaction();
            if (!events.isEmpty() || done.changedBeside() || done.promised()) {
                store.force(handle);
            }
        } catch (RuntimeException e) {
            LOG.error("could not force a batch to disk; reopening the database", e);
            writerConnection.startOver();
            batch.forEach(job -> job.refuse(refused(e)));
            return false;
        }
        log.forced(events);
        if (!events.isEmpty()) {
            store.nodes().tell(NotifyChannel.LOG);
        }
        return true;
    }

    /** Returns the failure for callers when the database failed. */
    static ControlPlaneException refused(@Nullable Throwable cause) {
        return new ControlPlaneException(
                Category.UNAVAILABLE, "write-failed", "The control plane could not write to its database.", cause);
    }

    @Override
    public void close() {
        writerConnection.close();
    }
}
