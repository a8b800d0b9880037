package dev.missioncontrol.core.store.rows;

import static java.util.stream.Collectors.joining;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * Derives the SQL of a table from its columns. Statements always have the same text, so the database keeps them
 * prepared. Reading is thread-safe; only the writer writes.
 */
public final class RowTable<K, R> implements Table<K, R> {
    private final String name;
    private final Function<R, K> key;
    private final Reader<R> reader;
    private final List<Column<K>> keys;
    private final List<Column<R>> columns;
    private final List<Column<R>> changing;
    private final String rows;
    private final String select;
    private final String insert;
    private final String update;
    private final String replace;
    private final String delete;
    private final Predicate<R> kept;
    private final Optional<RowCounter<R>> counter;

    /** Builds a row from the columns of the select. */
    @FunctionalInterface
    public interface Reader<R extends @Nullable Object> {
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
        this.name = name;
        this.key = key;
        this.reader = reader;
        this.keys = List.copyOf(keys);
        this.columns = List.copyOf(columns);
        this.changing = columns.stream().filter(column -> !column.fixed()).toList();
        String all = names(Stream.concat(keys.stream(), columns.stream()));
        this.rows = select;
        this.select = select + matching(keys);
        this.insert = "insert into " + name + " (" + all + ") select " + all + " from "
                + arrays(Stream.concat(keys.stream(), columns.stream())) + " as v(" + all + ")";
        this.update = merge(name, keys, changing);
        this.replace = merge(name, keys, this.columns) + " when not matched then insert (" + all + ") values ("
                + names(Stream.concat(keys.stream(), columns.stream()), "v.") + ")";
        this.delete = "delete from " + name + where(keys);
        this.kept = _ -> false;
        this.counter = Optional.empty();
    }

    private static <K> String matching(List<Column<K>> keys) {
        if (keys.size() == 1) {
            return " where t." + keys.getFirst().name() + " = any(?)";
        }
        return " join " + arrays(keys.stream()) + " as v(" + names(keys.stream()) + ") on " + on(keys);
    }

    private static <K, R> String merge(String name, List<Column<K>> keys, List<Column<R>> set) {
        return "merge into " + name + " t using (select * from "
                + arrays(Stream.concat(keys.stream(), set.stream())) + " as u("
                + names(Stream.concat(keys.stream(), set.stream())) + ")) v on " + on(keys)
                + " when matched then update set "
                + set.stream()
                        .map(column -> column.name() + " = v." + column.name())
                        .collect(joining(", "));
    }

    /** Passes all rows as one array for each column, so that one statement serves any number of rows. */
    private static String arrays(Stream<? extends Column<?>> columns) {
        return columns.map(column -> "cast(? as " + column.kind().sql() + " array)")
                .collect(joining(", ", "unnest(", ")"));
    }

    private static String names(Stream<? extends Column<?>> columns) {
        return names(columns, "");
    }

    private static String names(Stream<? extends Column<?>> columns, String prefix) {
        return columns.map(column -> prefix + column.name()).collect(joining(", "));
    }

    private static <K> String on(List<Column<K>> keys) {
        return keys.stream()
                .map(column -> "t." + column.name() + " = v." + column.name())
                .collect(joining(" and "));
    }

    private static <K> String where(List<Column<K>> keys) {
        return keys.stream().map(column -> column.name() + " = ?").collect(joining(" and ", " where ", ""));
    }

    /** The same table, but matching rows stay in the writer's memory. */
    public RowTable<K, R> keeping(Predicate<R> small) {
        return new RowTable<>(this, small, counter);
    }

    /** The same table, but its rows are counted; it must not be {@link Table#replace written unread}. */
    public RowTable<K, R> counted(RowCounter<R> by) {
        return new RowTable<>(this, kept, Optional.of(by));
    }

    private RowTable(RowTable<K, R> other, Predicate<R> kept, Optional<RowCounter<R>> counter) {
        this.name = other.name;
        this.key = other.key;
        this.reader = other.reader;
        this.keys = other.keys;
        this.columns = other.columns;
        this.changing = other.changing;
        this.rows = other.rows;
        this.select = other.select;
        this.insert = other.insert;
        this.update = other.update;
        this.replace = other.replace;
        this.delete = other.delete;
        this.kept = kept;
        this.counter = counter;
    }

    public String name() {
        return name;
    }

    /** Reads rows of another query with all columns of this table. */
    public RowMapper<R> mapper() {
        return (row, _) -> reader.read(row);
    }

    /**
     * Returns the next rows in the database's order of a key of one column; the first page if {@code after} is absent.
     */
    public List<R> page(Handle handle, @Nullable K after, int limit) {
        Column<K> column = keys.getFirst();
        String where = after == null ? "" : " where t." + column.name() + " > ?";
        String sql = rows + where + " order by t." + column.name() + " limit " + limit;
        return Sql.call(() -> {
            try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
                if (after != null) {
                    column.bind(statement, 1, after);
                }
                return read(statement);
            }
        });
    }

    /** Returns all rows. */
    public List<R> all(Handle handle) {
        return Sql.call(() -> {
            try (PreparedStatement statement = handle.getConnection().prepareStatement(rows)) {
                return read(statement);
            }
        });
    }

    private List<R> read(PreparedStatement statement) throws SQLException {
        List<R> found = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                found.add(reader.read(result));
            }
        }
        return found;
    }

    /** Writes every column of an existing row, including those that an update leaves unchanged. */
    public void rewrite(Handle handle, R row) {
        Sql.run(() -> {
            delete(handle.getConnection(), List.of(key(row)));
            insert(handle.getConnection(), List.of(row));
        });
    }

    @Override
    public boolean kept(R row) {
        return kept.test(row);
    }

    @Override
    public Optional<RowCounter<R>> counter() {
        return counter;
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
            read(statement).forEach(row -> found.put(key(row), row));
        }
        return found;
    }

    private static <S> Array array(Connection connection, Column<S> column, Collection<S> sources) throws SQLException {
        return connection.createArrayOf(
                column.kind().sql(), sources.stream().map(column.value()).toArray(column.kind()::array));
    }

    @Override
    public void insert(Connection connection, Collection<R> rows) throws SQLException {
        write(connection, insert, columns, rows);
    }

    @Override
    public void update(Connection connection, Collection<R> rows) throws SQLException {
        if (!changing.isEmpty() && write(connection, update, changing, rows) != rows.size()) {
            throw new IllegalStateException("a row that was read is gone: " + update);
        }
    }

    @Override
    public void replace(Connection connection, Collection<R> rows) throws SQLException {
        write(connection, replace, columns, rows);
    }

    private int write(Connection connection, String sql, List<Column<R>> values, Collection<R> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            List<K> ids = rows.stream().map(key).toList();
            int index = 1;
            for (Column<K> column : keys) {
                statement.setArray(index++, array(connection, column, ids));
            }
            for (Column<R> column : values) {
                statement.setArray(index++, array(connection, column, rows));
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public void delete(Connection connection, Collection<K> gone) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            for (K one : gone) {
                for (int i = 0; i < keys.size(); i++) {
                    keys.get(i).bind(statement, i + 1, one);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
