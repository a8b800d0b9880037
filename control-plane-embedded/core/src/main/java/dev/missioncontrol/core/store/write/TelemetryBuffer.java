package dev.missioncontrol.core.store.write;

import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.rows.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jdbi.v3.core.Handle;

/**
 * The rows of one table of telemetry: those in memory over those that are written. Memory is looked at first and the
 * table second, so that no row is missed. Thread-safe.
 */
public final class TelemetryBuffer<K, R> {
    private final RowTable<K, R> table;
    private final Store store;
    private final boolean remembers;
    private final boolean lasting;
    private final ConcurrentMap<K, R> rows = new ConcurrentHashMap<>();
    private final Set<K> unwritten = new LinkedHashSet<>();

    /**
     * @param remembers whether all rows stay in memory
     * @param lasting whether nothing repeats a row that is lost
     */
    TelemetryBuffer(RowTable<K, R> table, Store store, boolean remembers, boolean lasting) {
        this.table = table;
        this.store = store;
        this.remembers = remembers;
        this.lasting = lasting;
        if (remembers) {
            store.readTelemetry(table::all).forEach(row -> rows.put(table.key(row), row));
        }
    }

    public synchronized void put(R row) {
        K key = table.key(row);
        rows.put(key, row);
        unwritten.add(key);
    }

    /** Puts the row as the batch is committed, so that every node finds it from then on. */
    public void put(Transaction transaction, R row) {
        if (store.telemetryApart()) {
            transaction.afterwards(() -> put(row));
        } else {
            transaction.put(table, row);
        }
    }

    /** Removes the row, if it is there. */
    public synchronized void remove(K key) {
        rows.remove(key);
        unwritten.add(key);
    }

    /** Removes the row if it is still this one. */
    public synchronized void remove(K key, R row) {
        if (rows.remove(key, row)) {
            unwritten.add(key);
        }
    }

    /** Finds the row as the batch has it. */
    public Optional<R> find(Transaction transaction, K key) {
        if (store.telemetryApart()) {
            return read(key);
        }
        return inMemory(key).or(() -> transaction.find(table, key));
    }

    /** Returns the prefetch of {@link #find}. */
    public Prefetch needs(K key) {
        return store.telemetryApart() ? Prefetch.NONE : Prefetch.row(table, key);
    }

    /** Returns the rows in memory: all of them if they are remembered, else those that wait. */
    public Map<K, R> inMemory() {
        return Map.copyOf(rows);
    }

    private Optional<R> inMemory(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    /** Reads the row; never inside another read. */
    public Optional<R> read(K key) {
        return inMemory(key).or(() -> Optional.ofNullable(read(List.of(key)).get(key)));
    }

    /** Reads the rows with these keys; never inside another read. */
    public Map<K, R> read(Collection<K> keys) {
        Map<K, R> newest = inMemory(keys);
        return remembers || newest.size() == keys.size()
                ? newest
                : over(store.readTelemetry(handle -> Store.read(handle, table, keys)), newest);
    }

    /** Reads all rows; never inside another read. */
    public Map<K, R> read() {
        Map<K, R> newest = inMemory();
        return remembers ? newest : over(store.readTelemetry(this::written), newest);
    }

    /**
     * Reads the rows of a remembered table with these keys, as a part of a read.
     *
     * @param handle reads the tables of the log, beside which these lie if they are not remembered
     */
    public Map<K, R> read(Handle handle, Collection<K> keys) {
        Map<K, R> newest = inMemory(keys);
        return remembers ? newest : over(Store.read(handle, table, keys), newest);
    }

    /** Reads all rows of a remembered table, as a part of such a read. */
    public Map<K, R> read(Handle handle) {
        Map<K, R> newest = inMemory();
        return remembers ? newest : over(written(handle), newest);
    }

    private Map<K, R> inMemory(Collection<K> keys) {
        Map<K, R> found = new HashMap<>();
        keys.forEach(key -> inMemory(key).ifPresent(row -> found.put(key, row)));
        return found;
    }

    private Map<K, R> written(Handle handle) {
        Map<K, R> found = new HashMap<>();
        table.all(handle).forEach(row -> found.put(table.key(row), row));
        return found;
    }

    private static <K, R> Map<K, R> over(Map<K, R> written, Map<K, R> newest) {
        Map<K, R> rows = new HashMap<>(written);
        rows.putAll(newest);
        return rows;
    }

    /** Takes what is not written yet, neighbours side by side because they lie on the same pages. */
    synchronized Taken<K, R> take() {
        List<K> keys = new ArrayList<>(unwritten);
        keys.sort(Comparator.comparing(Object::toString));
        unwritten.clear();
        List<R> changed = new ArrayList<>();
        List<K> gone = new ArrayList<>();
        keys.forEach(key -> inMemory(key).ifPresentOrElse(changed::add, () -> gone.add(key)));
        return new Taken<>(this, changed, gone);
    }

    private synchronized void settle(Taken<K, R> taken) {
        if (!remembers) {
            taken.changed.stream()
                    .filter(row -> !unwritten.contains(table.key(row))) // what came meanwhile stays
                    .forEach(row -> rows.remove(table.key(row), row));
        }
    }

    private synchronized void giveBack(Taken<K, R> taken) {
        unwritten.addAll(rows.keySet()); // all of them, because the store may have lost more than these
        unwritten.addAll(taken.gone);
    }

    /** Changes on their way to the table. */
    record Taken<K, R>(TelemetryBuffer<K, R> buffer, List<R> changed, List<K> gone) {
        int size() {
            return changed.size() + gone.size();
        }

        boolean lasting() {
            return buffer.lasting;
        }

        void write(Connection connection) {
            Sql.run(() -> replace(connection));
        }

        private void replace(Connection connection) throws SQLException {
            if (!changed.isEmpty()) {
                buffer.table.replace(connection, changed);
            }
            if (!gone.isEmpty()) {
                buffer.table.delete(connection, gone);
            }
        }

        /** Returns the changes in parts of some rows each. */
        List<Taken<K, R>> parts(int most) {
            List<Taken<K, R>> parts = new ArrayList<>();
            for (int first = 0; first < changed.size(); first += most) {
                List<R> some = changed.subList(first, Math.min(first + most, changed.size()));
                parts.add(new Taken<>(buffer, some, List.of()));
            }
            if (!gone.isEmpty()) {
                parts.add(new Taken<>(buffer, List.of(), gone));
            }
            return parts;
        }

        void put(Transaction transaction) {
            changed.forEach(row -> transaction.replace(buffer.table, row));
            gone.forEach(key -> transaction.delete(buffer.table, key));
        }

        void settle() {
            buffer.settle(this);
        }

        void giveBack() {
            buffer.giveBack(this);
        }
    }
}
