package dev.missioncontrol.core.ledger;

import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows that an event changes: those of the database while it is recorded, rows in memory while the log is replayed.
 */
public sealed interface LedgerRows<K, R> {
    Optional<R> find(K key);

    /** Writes a row, new or not. */
    void put(R row);

    /** Writes a row whose key was created by this event, so that there is none yet. */
    void add(R row);

    void remove(K key);

    /** Confined to the writer. */
    record Live<K, R>(Transaction transaction, RowTable<K, R> table) implements LedgerRows<K, R> {
        @Override
        public Optional<R> find(K key) {
            return transaction.find(table, key);
        }

        @Override
        public void put(R row) {
            transaction.put(table, row);
        }

        @Override
        public void add(R row) {
            transaction.add(table, row);
        }

        @Override
        public void remove(K key) {
            transaction.delete(table, key);
        }
    }

    /** Confined to one thread. */
    record InMemory<K, R>(RowTable<K, R> table, Map<K, R> rows) implements LedgerRows<K, R> {
        InMemory(RowTable<K, R> table) {
            this(table, new HashMap<>());
        }

        @Override
        public Optional<R> find(K key) {
            return Optional.ofNullable(rows.get(key));
        }

        @Override
        public void put(R row) {
            rows.put(table.key(row), row);
        }

        @Override
        public void add(R row) {
            put(row);
        }

        @Override
        public void remove(K key) {
            rows.remove(key);
        }
    }
}
