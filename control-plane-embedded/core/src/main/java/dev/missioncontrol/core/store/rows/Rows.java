package dev.missioncontrol.core.store.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one table in a batch, each as the database has it and as the batch left it. Confined to the writer. */
public final class Rows<K, R> {
    private final Table<K, R> table;
    private final Map<K, R> cache;
    private final RowCache kept;
    private final Map<K, Known<R>> known = new HashMap<>();
    private final Map<K, Known<R>> changed = new LinkedHashMap<>();

    private static final class Known<R> {
        private @Nullable R stored;
        private @Nullable R now;
        /** True until the database was asked for it. */
        private boolean unread;

        Known(@Nullable R stored) {
            this.stored = stored;
            this.now = stored;
        }
    }

    public Rows(Table<K, R> table, RowCache kept) {
        this.table = table;
        this.kept = kept;
        this.cache = kept.of(table);
    }

    /** Reads the rows that are not known yet. */
    public void load(Connection connection, Collection<K> keys) throws SQLException {
        Set<K> missing = new LinkedHashSet<>();
        keys.forEach(key -> {
            if (!known.containsKey(key) && !remembered(key)) {
                missing.add(key);
            }
        });
        if (!missing.isEmpty()) {
            Map<K, R> found = table.read(connection, missing);
            missing.forEach(key -> known.put(key, new Known<>(found.get(key))));
        }
    }

    private boolean remembered(K key) {
        R row = cache.get(key);
        if (row != null) {
            known.put(key, new Known<>(row));
        }
        return row != null;
    }

    /** Returns a row that was read from the database as the batch has it: changes of the batch win. */
    public Optional<R> met(R row) {
        return Optional.ofNullable(known.computeIfAbsent(table.key(row), _ -> new Known<>(row)).now);
    }

    public Optional<R> find(Connection connection, K key) throws SQLException {
        return Optional.ofNullable(get(connection, key).now);
    }

    private Known<R> get(Connection connection, K key) throws SQLException {
        Known<R> row = known.get(key);
        if (row == null) {
            R cached = cache.get(key);
            row = new Known<>(
                    cached != null
                            ? cached
                            : table.read(connection, List.of(key)).get(key));
            known.put(key, row);
        }
        return row;
    }

    /** Changes a row in memory, to null when it is deleted; returns the undo action. */
    public Runnable set(Connection connection, K key, @Nullable R row) throws SQLException {
        Known<R> entry = get(connection, key);
        R before = entry.now;
        entry.now = row;
        changed.put(key, entry);
        return () -> entry.now = before;
    }

    /** Adds a row that is known to be new, without looking it up. */
    public Runnable add(R row) {
        K key = table.key(row);
        Known<R> entry = known.computeIfAbsent(key, _ -> new Known<>(null));
        entry.now = row;
        changed.put(key, entry);
        return () -> entry.now = null;
    }

    /** Replaces a row that may exist, without looking it up. */
    public Runnable replace(R row) {
        K key = table.key(row);
        Known<R> entry = known.get(key);
        if (entry != null) {
            R before = entry.now;
            entry.now = row;
            changed.put(key, entry);
            return () -> entry.now = before;
        }
        Known<R> fresh = new Known<>(null);
        fresh.unread = true;
        fresh.now = row;
        known.put(key, fresh);
        changed.put(key, fresh);
        return () -> {
            known.remove(key);
            changed.remove(key);
        };
    }

    /** Returns the rows that the batch changed and did not delete, in the order of their first change. */
    public Stream<R> changed() {
        return changed.values().stream().map(row -> row.now).filter(Objects::nonNull);
    }

    /** Writes the batch's changes to the database. */
    public void write(Connection connection) throws SQLException {
        Change<K, R> change = new Change<>();
        Optional<RowCounter<R>.Changes> counts = table.counter().map(RowCounter::begin);
        changed.forEach((key, row) -> {
            sort(key, row, change);
            counts.ifPresent(counted -> counted.changed(row.stored, row.now));
            row.stored = row.now;
            row.unread = false;
        });
        change.write(table, connection);
        if (counts.isPresent()) {
            counts.get().write(connection);
        }
    }

    /** A batch's changes to a table. */
    private record Change<K, R>(List<R> inserts, List<R> updates, List<R> replacements, List<K> deletes) {
        Change() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void write(Table<K, R> table, Connection connection) throws SQLException {
            if (!inserts.isEmpty()) {
                table.insert(connection, inserts);
            }
            if (!updates.isEmpty()) {
                table.update(connection, updates);
            }
            if (!replacements.isEmpty()) {
                table.replace(connection, replacements);
            }
            if (!deletes.isEmpty()) {
                table.delete(connection, deletes);
            }
        }
    }

    /** Keeps the batch's rows for later batches after its commit. */
    public void settle() {
        known.forEach((key, row) -> {
            if (row.now != null && table.kept(row.now)) {
                cache.put(key, row.now);
            } else {
                cache.remove(key);
            }
        });
        kept.views(table).forEach(this::tell);
    }

    private void tell(RowIndex<K, R> index) {
        changed.forEach((key, row) -> {
            if (row.now == null) {
                index.delete(key);
            } else {
                index.put(row.now);
            }
        });
    }

    private static <K, R> void sort(K key, Known<R> row, Change<K, R> change) {
        R now = row.now;
        if (now == null) {
            if (row.unread || row.stored != null) {
                change.deletes.add(key);
            }
        } else if (row.unread) {
            change.replacements.add(now);
        } else if (row.stored == null) {
            change.inserts.add(now);
        } else if (!now.equals(row.stored)) {
            change.updates.add(now);
        }
    }
}
