package dev.missioncontrol.core.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows that lately were read or written, so that the next batches need not read them again. True as long as nobody but this
 * writer changes them: whoever cannot be sure of that clears it. Confined to the writer.
 */
final class RowCache {
    private static final int ROWS_MAX = 4096;

    private final Map<Table<?, ?>, Newest<?, ?>> tables = new HashMap<>();

    /** Forgets the row that was not asked for the longest. */
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

    void clear() {
        tables.clear();
    }
}
