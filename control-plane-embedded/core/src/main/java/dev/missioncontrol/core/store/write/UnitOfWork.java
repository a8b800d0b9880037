package dev.missioncontrol.core.store.write;

import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.store.rows.RowCache;
import dev.missioncontrol.core.store.rows.RowIndex;
import dev.missioncontrol.core.store.rows.Rows;
import dev.missioncontrol.core.store.rows.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps the rows that the commands of one batch have read and changed in memory, until they are written in bulk. Each
 * command's changes can be undone alone as long as they are not written. Confined to the writer.
 */
final class UnitOfWork {
    private final Map<Table<?, ?>, Rows<?, ?>> tables = new LinkedHashMap<>();
    private final Map<Class<?>, Object> shared = new HashMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final EventLog.Batch events;
    private EventLog.Mark mark;
    private final RowCache cache;
    private boolean fixed;
    private boolean beside;

    UnitOfWork(EventLog.Batch events, RowCache cache) {
        this.cache = cache;
        this.events = events;
        this.mark = events.mark();
    }

    @SuppressWarnings("unchecked") // each table is put in with its own rows
    <K, R> Rows<K, R> rows(Table<K, R> table) {
        return (Rows<K, R>) tables.computeIfAbsent(table, _ -> new Rows<>(table, cache));
    }

    <K, R, V extends RowIndex<K, R>> V view(Table<K, R> table, Class<V> type, Supplier<V> maker) {
        return cache.view(table, type, maker);
    }

    /** Reads the declared rows of all commands of the batch, with one query for each table. */
    void load(Connection connection, Collection<Prefetch> needs) throws SQLException {
        Map<Table<?, ?>, List<Object>> keys = new LinkedHashMap<>();
        for (Prefetch one : needs) {
            one.rows()
                    .forEach(row -> keys.computeIfAbsent(row.table(), _ -> new ArrayList<>())
                            .add(row.key()));
        }
        for (Map.Entry<Table<?, ?>, List<Object>> entry : keys.entrySet()) {
            load(connection, entry.getKey(), entry.getValue());
        }
    }

    @SuppressWarnings("unchecked") // the keys came with their table
    private <K, R> void load(Connection connection, Table<K, R> table, List<Object> keys) throws SQLException {
        rows(table).load(connection, (List<K>) keys);
    }

    /** Returns a part that lives as long as the batch. */
    <T> T shared(Class<T> part, Supplier<T> maker) {
        return part.cast(shared.computeIfAbsent(part, _ -> maker.get()));
    }

    /** Assigns later changes to the next command. */
    void nextCommand() {
        undo.clear();
        mark = events.mark();
        fixed = false;
    }

    void done(Runnable takeBack) {
        undo.push(takeBack);
    }

    /** Marks that the present command changes the database itself, so that its changes cannot be undone in memory. */
    void fix() {
        fixed = true;
        beside = true;
    }

    boolean changedBeside() {
        return beside;
    }

    /** Undoes the changes of the present command; returns false if that needs a rollback of the batch. */
    boolean takeBack() {
        if (fixed) {
            return false;
        }
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
        events.backTo(mark);
        return true;
    }

    /** Keeps the rows for the next batch after the commit, unless custom SQL changed rows. */
    void settle() {
        if (beside) {
            cache.clear();
        } else {
            tables.values().forEach(Rows::settle);
        }
    }

    /** Writes the changes in memory. */
    void write(Connection connection) throws SQLException {
        fixed |= !undo.isEmpty() || !events.at(mark);
        for (Rows<?, ?> rows : tables.values()) {
            rows.write(connection);
        }
        LogStore.write(connection, events);
    }
}
