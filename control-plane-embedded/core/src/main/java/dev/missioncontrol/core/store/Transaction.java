package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.log.EventPlace;
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
 * What a command sees while it is decided: everything as the commands before left it. Rows by key and new events lie in memory
 * until the batch ends; SQL of one's own costs a round trip and is for what is rare. Confined to the writer.
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

    /** The row with that key. */
    public <K, R> Optional<R> find(Table<K, R> table, K key) {
        return Sql.call(() -> unit.rows(table).find(handle.getConnection(), key));
    }

    /** Writes the row, new or not. Every change of a projection goes with an event. */
    public <K, R> void put(Table<K, R> table, R row) {
        change(table, table.key(row), row);
    }

    /** Writes a row whose key was made just now, so that nobody looks for it. */
    public <K, R> void add(Table<K, R> table, R row) {
        requireRoom();
        unit.done(unit.rows(table).add(row));
    }

    /** Writes a row that takes the place of an older one, if there is one: nobody looks for that. */
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

    /** The rows that this batch has put so far, as they are now. */
    public <K, R> Stream<R> changed(Table<K, R> table) {
        return unit.rows(table).changed();
    }

    /** Reads rows in bulk that {@link #find} will be asked for. */
    public <K, R> void load(Table<K, R> table, Collection<K> keys) {
        Sql.run(() -> unit.rows(table).load(handle.getConnection(), keys));
    }

    /**
     * Rows of a table that a query of the database gives, each as this batch has it now; deleted ones are left out. What the
     * batch put and has not written yet cannot be found by the query: that is in {@link #changed}.
     */
    public <K, R> List<R> select(Table<K, R> table, Function<Handle, List<R>> query) {
        Rows<K, R> rows = unit.rows(table);
        return query.apply(handle).stream()
                .flatMap(row -> rows.met(row).stream())
                .toList();
    }

    /** A view over the table as the batches before left it; made by the first that asks. */
    public <K, R, V extends RowIndex<K, R>> V view(Table<K, R> table, Class<V> type, Supplier<V> maker) {
        return unit.view(table, type, maker);
    }

    /** Something that the commands of one batch share, made by the first that asks. */
    public <T> T shared(Class<T> part, Supplier<T> maker) {
        return unit.shared(part, maker);
    }

    /** How many commands of this batch said that they {@link Prefetch#shared need} that part. */
    public int sharers(Class<?> part) {
        return sharers.getOrDefault(part, 0L).intValue();
    }

    /** For SQL that reads; everything put so far is written before. */
    public Handle reading() {
        write();
        return handle;
    }

    /** For SQL that changes rows of tables that are never put; every change of a projection goes with an event. */
    public Handle writing() {
        write();
        requireRoom();
        unit.fix();
        return handle;
    }

    /** Only commands that write are refused where nothing can be written. */
    private void requireRoom() {
        refusal.ifPresent(full -> {
            throw full;
        });
    }

    /** The control plane's time, read once per batch, in whole milliseconds. */
    public Instant now() {
        return now;
    }

    /** The place that the next event takes. */
    public Position next() {
        return events.next();
    }

    /** Writes an event to the end of the log. */
    public EventPlace append(EventDraft draft) {
        requireRoom();
        return events.append(draft, now.toEpochMilli());
    }

    /** What the batch writes is forced to disk before its callers are answered, even if it leaves no event. */
    public void promise() {
        promised = true;
    }

    boolean promised() {
        return promised;
    }

    /** Done once when the batch is on disk, by the writer itself: short, and never failing. */
    public void afterwards(Runnable act) {
        afterwards.add(act);
    }

    List<Runnable> afterwards() {
        return List.copyOf(afterwards);
    }

    void nextCommand() {
        unit.nextCommand();
    }

    /** Takes back what the command at hand has changed; false when that needs a rollback of the batch. */
    boolean takeBack() {
        return unit.takeBack();
    }

    /** Whether a command changed the database by SQL of its own. */
    boolean changedBeside() {
        return unit.changedBeside();
    }

    /** The batch is committed. */
    void settle() {
        unit.settle();
    }

    /** Brings everything that lies in memory into the database's transaction. */
    void write() {
        Sql.run(() -> unit.write(handle.getConnection()));
    }
}
