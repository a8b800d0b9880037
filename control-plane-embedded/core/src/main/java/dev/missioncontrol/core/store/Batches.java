package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.log.EventLog;
import java.sql.Connection;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes batches of commands true: decide all in memory, write all in bulk, commit, force to disk, and only then answer.
 * Confined to the writer.
 */
final class Batches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    private final Store store;
    private final Handle handle;
    private final Connection connection;
    private final EventLog log;
    private final InstantSource clock;

    Batches(Store store, EventLog log, InstantSource clock) {
        this.store = store;
        this.handle = store.open();
        this.connection = handle.getConnection();
        this.log = log;
        this.clock = clock;
        Sql.run(() -> connection.setAutoCommit(false));
    }

    void run(List<Job<?>> batch) {
        EventLog.Batch events = log.batch();
        List<Runnable> answers;
        try {
            answers = decide(events, batch);
        } catch (RuntimeException e) {
            Sql.run(connection::rollback);
            oneByOne(batch, e);
            return;
        }
        force(events, batch);
        answers.forEach(Runnable::run);
    }

    private List<Runnable> decide(EventLog.Batch events, List<Job<?>> batch) {
        List<Needs> needs = batch.stream().<Needs>map(Job::needs).toList();
        Transaction transaction =
                new Transaction(handle, events, clock.instant().truncatedTo(ChronoUnit.MILLIS), needs);
        List<Runnable> answers = new ArrayList<>(batch.size());
        for (Job<?> job : batch) {
            answers.add(job.decide(transaction));
        }
        transaction.write();
        return answers;
    }

    /** One bad command never spoils its neighbours. */
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

    /** Past this point a batch is never run again: whether it is on disk is unknown if this fails, and so is the answer. */
    private void force(EventLog.Batch events, List<Job<?>> batch) {
        try {
            Sql.run(connection::commit);
            if (!events.isEmpty()) {
                store.force(handle);
            }
        } catch (RuntimeException e) {
            LOG.error("a batch could not be forced to disk; the writer ends", e);
            batch.forEach(job -> job.refuse(refused(e)));
            throw e;
        }
        log.forced(events);
    }

    /** What a caller hears when the database failed. */
    static ControlPlaneException refused(@Nullable Throwable cause) {
        return new ControlPlaneException(
                Category.UNAVAILABLE, "write-failed", "The control plane could not write to its database.", cause);
    }

    @Override
    public void close() {
        handle.close();
    }
}
