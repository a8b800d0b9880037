package dev.missioncontrol.core.store;

import static java.util.stream.Collectors.joining;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table whose SQL follows from its columns. Statements are the same text every time, so the database keeps them prepared.
 * Reading is thread-safe; only the writer writes.
 */
public final class RowTable<K, R> implements Table<K, R> {
    private final Function<R, K> key;
    private final Reader<R> reader;
    private final List<Column<K>> keys;
    private final List<Column<R>> columns;
    private final List<Column<R>> changing;
    private final String select;
    private final String insert;
    private final String update;
    private final String delete;
    private final Predicate<R> kept;

    /** Makes a row of the columns that the select gives. */
    @FunctionalInterface
    public interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /**
     * @param select the rows as {@code reader} wants them, up to a {@code where}; the table is {@code t} in it
     * @param keys the columns of the key; the others are {@code columns}
     */
    public RowTable(
            String name,
            String select,
            Reader<R> reader,
            Function<R, K> key,
            List<Column<K>> keys,
            List<Column<R>> columns) {
        this.key = key;
        this.reader = reader;
        this.keys = List.copyOf(keys);
        this.columns = List.copyOf(columns);
        this.changing = columns.stream().filter(column -> !column.fixed()).toList();
        List<String> names = Stream.concat(
                        keys.stream().map(Column::name), columns.stream().map(Column::name))
                .toList();
        this.select = select + matching(keys);
        this.insert = "insert into " + name + " (" + String.join(", ", names) + ") values ("
                + names.stream().map(_ -> "?").collect(joining(", ")) + ")";
        this.update = "update " + name + " set "
                + changing.stream().map(column -> column.name() + " = ?").collect(joining(", ")) + where(keys);
        this.delete = "delete from " + name + where(keys);
        this.kept = _ -> false;
    }

    private static <K> String matching(List<Column<K>> keys) {
        if (keys.size() == 1) {
            return " where t." + keys.getFirst().name() + " = any(?)";
        }
        String arrays = keys.stream()
                .map(column -> "cast(? as " + column.kind().sql() + " array)")
                .collect(joining(", "));
        String names = keys.stream().map(Column::name).collect(joining(", "));
        String on = keys.stream()
                .map(column -> "t." + column.name() + " = k." + column.name())
                .collect(joining(" and "));
        return " join unnest(" + arrays + ") as k(" + names + ") on " + on;
    }

    private static <K> String where(List<Column<K>> keys) {
        return keys.stream().map(column -> column.name() + " = ?").collect(joining(" and ", " where ", ""));
    }

    /** The same, but rows of which that is true stay in the writer's memory. */
    public RowTable<K, R> keeping(Predicate<R> small) {
        return new RowTable<>(this, small);
    }

    private RowTable(RowTable<K, R> other, Predicate<R> kept) {
        this.key = other.key;
        this.reader = other.reader;
        this.keys = other.keys;
        this.columns = other.columns;
        this.changing = other.changing;
        this.select = other.select;
        this.insert = other.insert;
        this.update = other.update;
        this.delete = other.delete;
        this.kept = kept;
    }

    @Override
    public boolean kept(R row) {
        return kept.test(row);
    }

    @Override
    public K key(R row) {
        return key.apply(row);
    }

    @Override
    public Map<K, R> read(Connection connection, Collection<K> wanted) throws SQLException {
        Map<K, R> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            for (int i = 0; i < keys.size(); i++) {
                statement.setArray(i + 1, array(connection, keys.get(i), wanted));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    R row = reader.read(rows);
                    found.put(key(row), row);
                }
            }
        }
        return found;
    }

    private static <K> Array array(Connection connection, Column<K> column, Collection<K> wanted) throws SQLException {
        return connection.createArrayOf(
                column.kind().sql(), wanted.stream().map(column.value()).toArray());
    }

    @Override
    public void insert(Connection connection, Collection<R> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (R row : rows) {
                bind(statement, bind(statement, 1, keys, key(row)), columns, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public void update(Connection connection, Collection<R> rows) throws SQLException {
        for (int updated : updated(connection, rows)) {
            if (updated == 0) {
                throw new IllegalStateException("a row that was read is gone: " + update);
            }
        }
    }

    @Override
    public void replace(Connection connection, Collection<R> rows) throws SQLException {
        List<R> ordered = List.copyOf(rows);
        int[] updated = updated(connection, ordered);
        List<R> missing = IntStream.range(0, updated.length)
                .filter(row -> updated[row] == 0)
                .mapToObj(ordered::get)
                .toList();
        if (!missing.isEmpty()) {
            insert(connection, missing);
        }
    }

    private int[] updated(Connection connection, Collection<R> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (R row : rows) {
                bind(statement, bind(statement, 1, changing, row), keys, key(row));
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    @Override
    public void delete(Connection connection, Collection<K> gone) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            for (K one : gone) {
                bind(statement, 1, keys, one);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static <S> int bind(PreparedStatement statement, int first, List<Column<S>> columns, S source)
            throws SQLException {
        int index = first;
        for (Column<S> column : columns) {
            column.bind(statement, index++, source);
        }
        return index;
    }
}
