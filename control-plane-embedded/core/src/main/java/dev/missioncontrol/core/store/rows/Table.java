package dev.missioncontrol.core.store.rows;

import dev.missioncontrol.core.store.write.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * One keyed table: read in bulk before a batch is decided, written in bulk after it. Rows are immutable. Reading is
 * thread-safe; only the writer writes.
 */
public interface Table<K, R> {
    K key(R row);

    /**
     * Returns whether the row may stay in memory for later batches: small, and changed by nothing but
     * {@link Transaction#put}.
     */
    default boolean kept(R row) {
        return false;
    }

    /** Returns the counter of its rows, if they are counted. */
    default Optional<RowCounter<R>> counter() {
        return Optional.empty();
    }

    /** Reads the rows that exist, by key. */
    Map<K, R> read(Connection connection, Collection<K> keys) throws SQLException;

    void insert(Connection connection, Collection<R> rows) throws SQLException;

    void update(Connection connection, Collection<R> rows) throws SQLException;

    /** Writes rows that may or may not exist. */
    void replace(Connection connection, Collection<R> rows) throws SQLException;

    void delete(Connection connection, Collection<K> keys) throws SQLException;
}
