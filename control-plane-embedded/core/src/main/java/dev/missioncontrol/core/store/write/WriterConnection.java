package dev.missioncontrol.core.store.write;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.rows.Sql;
import dev.missioncontrol.core.store.rows.StoreFailure;
import java.sql.Connection;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer's connection: opened on demand, dropped when the database is gone, and reopened with growing pauses. Each
 * opening continues the log at the database's end. Confined to the writer, except {@link #working()}.
 */
final class WriterConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);
    private static final Duration PAUSE_MIN = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

    private final Store store;
    private final EventLog log;
    private @Nullable Handle handle;
    private boolean readOnly;
    private Duration pause = Duration.ZERO;
    private long triedAtNanos;
    private volatile boolean working = true;

    WriterConnection(Store store, EventLog log) {
        this.store = store;
        this.log = log;
    }

    /** Returns whether the last attempt to use the database succeeded. Thread-safe. */
    boolean working() {
        return working;
    }

    /** Returns the connection, ready for a batch; {@code UNAVAILABLE} (database-unavailable) if there is none now. */
    Handle open() {
        if (readOnly && handle != null && store.refusal().isEmpty()) {
            startOver(handle); // the disk can be written to again, the database was opened when it could not
        }
        Handle open = handle;
        if (open != null) {
            return open;
        }
        if (System.nanoTime() - triedAtNanos < pause.toNanos()) {
            throw refusal(null);
        }
        try {
            return connected();
        } catch (JdbiException | StoreFailure e) {
            failed();
            LOG.warn("the database cannot be reached; the next try comes in {}", pause);
            LOG.debug("why the database cannot be reached", e);
            store.gone(e);
            throw refusal(e);
        }
    }

    private ControlPlaneException refusal(@Nullable Throwable cause) {
        return store.refusal().orElseGet(() -> Store.unavailable(cause));
    }

    private Handle connected() {
        Handle fresh = store.open();
        try {
            Connection connection = fresh.getConnection();
            readOnly = Sql.call(connection::isReadOnly);
            if (!readOnly) {
                store.force(fresh); // what is read now must not be lost later
            }
            Sql.run(() -> connection.setAutoCommit(false));
            log.continueFrom(fresh);
            Sql.run(connection::commit);
        } catch (RuntimeException e) {
            close(fresh);
            throw e;
        }
        if (!pause.isZero()) {
            LOG.info("the database is back");
        }
        handle = fresh;
        pause = Duration.ZERO;
        working = true;
        return fresh;
    }

    /** Drops the connection if the failure means that the database is gone; returns whether it is. */
    boolean gone(RuntimeException failure) {
        boolean gone = store.gone(failure);
        if (gone) {
            giveUp();
        }
        return gone;
    }

    /** Reopens the database after a commit with an unknown outcome. */
    void startOver() {
        store.writeFailed();
        if (handle != null) {
            startOver(handle);
        }
    }

    private void startOver(Handle open) {
        store.startOver(open);
        giveUp();
    }

    private void giveUp() {
        Handle open = handle;
        handle = null;
        if (open != null) {
            close(open);
        }
        failed();
    }

    private void failed() {
        working = false;
        triedAtNanos = System.nanoTime();
        Duration longer = pause.isZero() ? PAUSE_MIN : pause.multipliedBy(2);
        pause = longer.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : longer;
    }

    private static void close(Handle open) {
        try {
            open.close();
        } catch (JdbiException e) {
            LOG.debug("a connection that is gone cannot be closed", e);
        }
    }

    @Override
    public void close() {
        if (handle != null) {
            close(handle);
            handle = null;
        }
    }
}
