package dev.missioncontrol.core.store.rows;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Caches recently read or written rows and their indexes, so that the next batches need not read them again. Valid only
 * while this writer alone changes them; otherwise it must be cleared. Confined to the writer.
 */
public final class RowCache {
    private static final int ROWS_MAX = 4096;

    private final Map<Table<?, ?>, Newest<?, ?>> tables = new HashMap<>();
    private final Map<Table<?, ?>, Map<Class<?>, RowIndex<?, ?>>> views = new HashMap<>();

    /** Drops the least recently used row. */
    private static final class Newest<K, R> extends LinkedHashMap<K, R> {
        private static final long serialVersionUID = 1;

        Newest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, R> eldest) {
            return size() > ROWS_MAX;
        }
    }

    @SuppressWarnings("unchecked") // each table is put in with its own rows
    <K, R> Map<K, R> of(Table<K, R> table) {
        return (Map<K, R>) tables.computeIfAbsent(table, _ -> new Newest<K, R>());
    }

    /** Returns the one index of that class over the table. */
    public <K, R, V extends RowIndex<K, R>> V view(Table<K, R> table, Class<V> type, Supplier<V> maker) {
        return type.cast(
                views.computeIfAbsent(table, _ -> new LinkedHashMap<>()).computeIfAbsent(type, _ -> maker.get()));
    }

    @SuppressWarnings("unchecked") // each view is put in with its own table
    <K, R> Collection<RowIndex<K, R>> views(Table<K, R> table) {
        return (Collection<RowIndex<K, R>>)
                (Collection<?>) views.getOrDefault(table, Map.of()).values();
    }

    public void clear() {
        tables.clear();
        views.clear();
    }
}
