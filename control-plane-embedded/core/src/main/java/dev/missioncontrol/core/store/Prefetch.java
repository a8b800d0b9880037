package dev.missioncontrol.core.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a command will look at, said before it runs, so that a batch reads it for all its commands at once. A command may look
 * at anything else too; that costs a read of its own. Thread-safe.
 *
 * @param rows keys of rows
 * @param shared what it will use of that which a batch shares ({@link Transaction#shared})
 */
public record Prefetch(List<Row<?, ?>> rows, List<Class<?>> shared) {
    /** Nothing that is known before. */
    public static final Prefetch NONE = new Prefetch(List.of(), List.of());

    /** A row by its key, there or not. */
    public record Row<K, R>(Table<K, R> table, K key) {}

    public static <K, R> Prefetch row(Table<K, R> table, K key) {
        return new Prefetch(List.of(new Row<>(table, key)), List.of());
    }

    public static Prefetch shared(Class<?> part) {
        return new Prefetch(List.of(), List.of(part));
    }

    public Prefetch and(Prefetch more) {
        return new Prefetch(join(rows, more.rows), join(shared, more.shared));
    }

    private static <T> List<T> join(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
