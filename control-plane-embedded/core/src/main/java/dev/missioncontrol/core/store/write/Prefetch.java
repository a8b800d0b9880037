package dev.missioncontrol.core.store.write;

import dev.missioncontrol.core.store.rows.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows that a command will read, declared before it runs, so that a batch reads them for all its commands at once.
 * A command may read other rows too, at the cost of a query of its own. Thread-safe.
 *
 * @param rows keys of rows
 * @param shared the parts shared within a batch that it will use ({@link Transaction#shared})
 */
public record Prefetch(List<Row<?, ?>> rows, List<Class<?>> shared) {
    public static final Prefetch NONE = new Prefetch(List.of(), List.of());

    /** A row by its key, whether or not it exists. */
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
