package dev.missioncontrol.core.ledger;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.core.replay.Fold;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Folds events into the rows of one table in memory. Confined to one thread. */
public final class LedgerReplay<K, R> implements Fold {
    private static final int PAGE = 1_000;

    private final LedgerTable<K, R> table;
    private final LedgerRows.InMemory<K, R> made;

    LedgerReplay(LedgerTable<K, R> table) {
        this.table = table;
        this.made = new LedgerRows.InMemory<>(table.rows());
    }

    @Override
    public void next(AuditEvent event) {
        table.apply(event, made);
    }

    /** Returns the rows by key. */
    public Map<K, R> rows() {
        return Collections.unmodifiableMap(made.rows());
    }

    @Override
    public Optional<String> difference(Handle handle) {
        SortedMap<String, String> differences = new TreeMap<>();
        Set<K> missing = new HashSet<>(made.rows().keySet());
        List<R> page = table.rows().page(handle, null, PAGE);
        while (!page.isEmpty()) {
            for (R row : page) {
                K key = table.rows().key(row);
                missing.remove(key);
                difference(key, row).ifPresent(sentence -> differences.put(key.toString(), sentence));
            }
            page = table.rows().page(handle, table.rows().key(page.getLast()), PAGE);
        }
        missing.forEach(key -> differences.put(
                key.toString(), "Table " + table.table() + " lacks the row " + key + ", which its events make."));
        return differences.values().stream().findFirst();
    }

    private Optional<String> difference(K key, R stored) {
        R expected = made.rows().get(key);
        if (expected == null) {
            return Optional.of("Table " + table.table() + " has a row " + key + ", which no event has made.");
        }
        return expected.equals(stored)
                ? Optional.empty()
                : Optional.of("The row " + key + " of table " + table.table() + " is not what its events say.");
    }
}
