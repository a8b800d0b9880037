package dev.missioncontrol.core.store.write;

import dev.missioncontrol.core.store.rows.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Buffers rows of which the last seconds may be lost: the newest row of each key waits in memory until the writer's
 * next round takes them all. Readers overlay the waiting rows on the ones they read. Thread-safe.
 */
public final class Telemetry {
    private static final int SLICE = 200;

    private final List<Buffer<?, ?>> buffers = new CopyOnWriteArrayList<>();

    /** Creates the buffer for the table. */
    public <K, R> Buffer<K, R> of(Table<K, R> table) {
        Buffer<K, R> buffer = new Buffer<>(table);
        buffers.add(buffer);
        return buffer;
    }

    /** Writes all waiting rows, in slices, so that commands come in between. */
    public void write(Writer writer) {
        for (Buffer<?, ?> buffer : buffers) {
            buffer.write(writer);
        }
    }

    /**
     * The newest rows of one table. Readers must look here first and at the database second, so that they miss none.
     */
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

        /** Returns the waiting rows with these keys. */
        public Map<K, R> find(Collection<K> keys) {
            Map<K, R> found = new HashMap<>();
            keys.forEach(key -> find(key).ifPresent(row -> found.put(key, row)));
            return found;
        }

        /** Returns all waiting rows. */
        public Map<K, R> all() {
            return Map.copyOf(waiting);
        }

        private void write(Writer writer) {
            List<Map.Entry<K, R>> taken = new ArrayList<>(all().entrySet());
            taken.sort(Comparator.comparing(row -> row.getKey().toString())); // neighbours lie on the same pages
            for (int first = 0; first < taken.size(); first += SLICE) {
                List<Map.Entry<K, R>> slice = taken.subList(first, Math.min(first + SLICE, taken.size()));
                writer.submit(transaction -> {
                    slice.forEach(row -> transaction.replace(table, row.getValue()));
                    return slice;
                });
                slice.forEach(row -> waiting.remove(row.getKey(), row.getValue())); // what came meanwhile stays
            }
        }
    }
}
