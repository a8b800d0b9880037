package dev.missioncontrol.core.store.write;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.log.EventPlace;
import dev.missioncontrol.core.store.rows.RowCache;
import dev.missioncontrol.core.store.rows.RowIndex;
import dev.missioncontrol.core.store.rows.Rows;
import dev.missioncontrol.core.store.rows.Sql;
import dev.missioncontrol.core.store.rows.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A command's view of the database: everything as the previous commands left it. Rows by key and new events stay in
 * memory until the batch ends; custom SQL costs a round trip and is for rare cases. Confined to the writer.
 */
public final class Transaction {
    private final Handle handle;
    private final EventLog.Batch events;
    private final UnitOfWork unit;
    private final Instant now;
    private final Optional<ControlPlaneException> refusal;
    private final Map<Class<?>, Long> sharers;
    private final Set<Runnable> afterwards = new LinkedHashSet<>();
    private boolean promised;

    Transaction(
            Handle handle,
            EventLog.Turn turn,
            RowCache cache,
            Optional<ControlPlaneException> refusal,
            List<Prefetch> needs) {
        this.handle = handle;
        this.events = turn.batch();
        this.unit = new UnitOfWork(events, cache);
        this.now = turn.now();
        this.refusal = refusal;
        this.sharers = needs.stream()
                .flatMap(one -> one.shared().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Sql.run(() -> unit.load(handle.getConnection(), needs));
    }

    /** Finds the row with that key. */
    public <K, R> Optional<R> find(Table<K, R> table, K key) {
        return Sql.call(() -> unit.rows(table).find(handle.getConnection(), key));
    }

    /** Writes the row, new or not. Every change of a projection goes with an event. */
    public <K, R> void put(Table<K, R> table, R row) {
        change(table, table.key(row), row);
    }

    /** Writes a row whose key was just created, without looking it up. */
    public <K, R> void add(Table<K, R> table, R row) {
        requireRoom();
        unit.done(unit.rows(table).add(row));
    }

    /** Writes a row that replaces an older one, if there is one, without looking it up. */
    public <K, R> void replace(Table<K, R> table, R row) {
        requireRoom();
        unit.done(unit.rows(table).replace(row));
    }

    /** Removes the row, if it is there. */
    public <K, R> void delete(Table<K, R> table, K key) {
        change(table, key, null);
    }

    private <K, R> void change(Table<K, R> table, K key, @Nullable R row) {
        requireRoom();
        unit.done(Sql.call(() -> unit.rows(table).set(handle.getConnection(), key, row)));
    }

    /** Returns the rows that this batch has put so far. */
    public <K, R> Stream<R> changed(Table<K, R> table) {
        return unit.rows(table).changed();
    }

    /** Reads in bulk the rows that {@link #find} will be asked for. */
    public <K, R> void load(Table<K, R> table, Collection<K> keys) {
        Sql.run(() -> unit.rows(table).load(handle.getConnection(), keys));
    }

    /**
     * Returns the rows that a query of the database gives, each as this batch has it now, without deleted ones. The
     * query cannot find rows that the batch put and has not written yet; those are in {@link #changed}.
     */
    public <K, R> List<R> select(Table<K, R> table, Function<Handle, List<R>> query) {
        Rows<K, R> rows = unit.rows(table);
        return query.apply(handle).stream()
                .flatMap(row -> rows.met(row).stream())
                .toList();
    }

    /** Returns the index over the table as the previous batches left it; the first caller creates it. */
    public <K, R, V extends RowIndex<K, R>> V view(Table<K, R> table, Class<V> type, Supplier<V> maker) {
        return unit.view(table, type, maker);
    }

    /** Returns a part that the commands of one batch share; the first caller creates it. */
    public <T> T shared(Class<T> part, Supplier<T> maker) {
        return unit.shared(part, maker);
    }

    /** Counts the commands of this batch that {@link Prefetch#shared declared} that part. */
    public int sharers(Class<?> part) {
        return sharers.getOrDefault(part, 0L).intValue();
    }

    /** For custom SQL that reads; writes the changes so far before. */
    public Handle reading() {
        write();
        return handle;
    }

    /**
     * For custom SQL that changes rows of tables that are never put; every change of a projection goes with an event.
     */
    public Handle writing() {
        write();
        requireRoom();
        unit.fix();
        return handle;
    }

    /** Refuses a command that writes if nothing can be written. */
    private void requireRoom() {
        refusal.ifPresent(full -> {
            throw full;
        });
    }

    /** Returns the control plane's time, read once per batch, in whole milliseconds. */
    public Instant now() {
        return now;
    }

    /** Returns the position of the next event. */
    public Position next() {
        return events.next();
    }

    /** Appends an event to the log. */
    public EventPlace append(EventDraft draft) {
        requireRoom();
        return events.append(draft, now.toEpochMilli());
    }

    /** Forces the batch to disk before its callers are answered, even if it leaves no event. */
    public void promise() {
        promised = true;
    }

    boolean promised() {
        return promised;
    }

    /** Runs the action once when the batch is on disk, on the writer's thread; it must be short and never fail. */
    public void afterwards(Runnable act) {
        afterwards.add(act);
    }

    List<Runnable> afterwards() {
        return List.copyOf(afterwards);
    }

    void nextCommand() {
        unit.nextCommand();
    }

    /** Undoes the changes of the present command; returns false if that needs a rollback of the batch. */
    boolean takeBack() {
        return unit.takeBack();
    }

    /** Returns whether a command changed the database by custom SQL. */
    boolean changedBeside() {
        return unit.changedBeside();
    }

    /** Ends the batch after its commit. */
    void settle() {
        unit.settle();
    }

    /** Writes all changes in memory to the database's transaction. */
    void write() {
        Sql.run(() -> unit.write(handle.getConnection()));
    }
}
