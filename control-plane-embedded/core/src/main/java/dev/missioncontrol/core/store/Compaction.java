package dev.missioncontrol.core.store;

import java.sql.SQLException;
import java.time.Duration;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the file of an H2 database from growing without end. Everything is written at its end, so that what was forced is always
 * found; what is still needed is moved together when the file has become twice as large as it was after the last time, a
 * moment after each batch. Confined to the writer.
 */
final class Compaction {
    /** How much a file may grow beyond twice what it needs. */
    static final long SLACK_BYTES = 128L * 1024 * 1024;

    private static final Duration MOMENT = Duration.ofMillis(100);
    /** A step that frees less has nothing left to do. */
    private static final long PROGRESS = 256 * 1024;

    private final long slack;
    private long next;

    Compaction(long slack) {
        this.slack = slack;
    }

    /** Works for a moment if the file is large enough. */
    void step(Handle handle) {
        MVStore store = file(handle);
        long before = store.getFileStore().size();
        if (before < next) {
            return;
        }
        store.setReuseSpace(true);
        try {
            store.compactFile((int) MOMENT.toMillis());
        } finally {
            store.setReuseSpace(false);
        }
        long after = store.getFileStore().size();
        next = before - after > PROGRESS ? after : 2 * after + slack;
    }

    private static MVStore file(Handle handle) {
        try {
            JdbcConnection connection = handle.getConnection().unwrap(JdbcConnection.class);
            return ((SessionLocal) connection.getSession())
                    .getDatabase()
                    .getStore()
                    .getMvStore();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
