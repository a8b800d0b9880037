package dev.missioncontrol.core.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Rows that may be lost for seconds and never for ever: the newest of each key waits in memory until the writer's next round
 * takes them all. Readers lay what waits over what they read. Thread-safe.
 */
public final class Telemetry {
    private final List<Buffer<?, ?>> buffers = new CopyOnWriteArrayList<>();

    /** A place for rows of the table. */
    public <K, R> Buffer<K, R> of(Table<K, R> table) {
        Buffer<K, R> buffer = new Buffer<>(table);
        buffers.add(buffer);
        return buffer;
    }

    /** Puts everything that waits into the transaction; what is returned forgets it, once the transaction is committed. */
    public Runnable write(Transaction transaction) {
        List<Runnable> written =
                buffers.stream().map(buffer -> buffer.write(transaction)).toList();
        return () -> written.forEach(Runnable::run);
    }

    /** The newest rows of one table. Whoever reads looks here first and at the database second, so that nothing slips through. */
    public static final class Buffer<K, R> {
        private final Table<K, R> table;
        private final ConcurrentMap<K, R> waiting = new ConcurrentHashMap<>();

        private Buffer(Table<K, R> table) {
            this.table = table;
        }

        public void put(R row) {
            waiting.put(table.key(row), row);
        }

        public Optional<R> find(K key) {
            return Optional.ofNullable(waiting.get(key));
        }

        /** All that waits now. */
        public Map<K, R> all() {
            return Map.copyOf(waiting);
        }

        private Runnable write(Transaction transaction) {
            Map<K, R> taken = all();
            transaction.load(table, taken.keySet());
            taken.values().forEach(row -> transaction.put(table, row));
            return () -> taken.forEach(waiting::remove);
        }
    }
}
