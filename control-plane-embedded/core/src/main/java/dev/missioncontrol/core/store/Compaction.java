package dev.missioncontrol.core.store;

import dev.missioncontrol.core.store.rows.StoreFailure;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.Handle;

/**
 * Limits the growth of an H2 database's file. Everything is appended, so that forced data is always found; once the
 * file is twice as large as after the last compaction, live data is moved together, a little after each batch. Confined
 * to the writer.
 */
final class Compaction {
    /** Growth beyond twice the needed size that is tolerated. */
    static final long SLACK_BYTES = 128L * 1024 * 1024;

    private static final Duration MOMENT = Duration.ofMillis(100);
    /** A step that frees less has finished. */
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

    static MVStore file(Handle handle) {
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
