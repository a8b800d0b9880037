package dev.missioncontrol.core.store.rows;

import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Declares a table whose columns are the components of a record, by their names in snake case. Confined to the
 * declaration; the table that it creates is thread-safe.
 */
public final class RecordTable<R> {
    private final String name;
    private final Class<R> type;
    private final Map<String, @Nullable Object> absent = new HashMap<>();
    private final Map<String, Object> ordinary = new HashMap<>();
    private final Map<String, RowTable.Reader<?>> readers = new HashMap<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> fixed = new HashSet<>();
    private final List<Column<R>> derived = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private String select;

    private RecordTable(String name, Class<R> type) {
        this.name = name;
        this.type = type;
        this.select = "select t.* from " + name + " t";
    }

    public static <R> RecordTable<R> of(String name, Class<R> type) {
        return new RecordTable<>(name, type);
    }

    /** Makes each component of these records a column of its own. */
    public RecordTable<R> grouped(String... components) {
        groups.addAll(Arrays.asList(components));
        return this;
    }

    /** Leaves out a component; rows that are read have that value. */
    public RecordTable<R> absent(String component, @Nullable Object value) {
        absent.put(component, value);
        return this;
    }

    /** A component whose column is null for the value that most rows have, and which the record takes for null. */
    public RecordTable<R> ordinary(String component, Object value) {
        ordinary.put(component, value);
        return this;
    }

    /** A component that is read in its own way and written to the columns that are {@link #derived}. */
    public RecordTable<R> read(String component, RowTable.Reader<?> reader) {
        readers.put(component, reader);
        return this;
    }

    /** Names a component's column differently. */
    public RecordTable<R> renamed(String component, String column) {
        renamed.put(component, column);
        return this;
    }

    /** Writes these columns only when the row is inserted. */
    public RecordTable<R> fixed(String... columns) {
        fixed.addAll(Arrays.asList(columns));
        return this;
    }

    /** Adds a column that is computed from the row and never read. */
    public RecordTable<R> derived(Column<R> column) {
        derived.add(column);
        return this;
    }

    /** Reads rows by another query than all columns of the table, which is {@code t} in it. */
    public RecordTable<R> selected(String query) {
        select = query;
        return this;
    }

    /** Creates the table, whose key is one column. */
    public <K> RowTable<K, R> keyed(String column, Function<R, K> key) {
        List<Leaf> leaves = new ArrayList<>();
        Group root = group(type, row -> row, false, leaves);
        Leaf keyLeaf = leaves.stream()
                .filter(leaf -> leaf.column.equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("table " + name + " has no column " + column));
        Column<K> keys = new Column<>(column, keyLeaf.type.kind(), keyLeaf.type::write, true);
        List<Column<R>> columns = new ArrayList<>();
        leaves.stream()
                .filter(leaf -> !leaf.column.equals(column))
                .map(this::column)
                .forEach(columns::add);
        columns.addAll(derived);
        requireKnown(leaves);
        return new RowTable<>(
                name, select, row -> type.cast(Objects.requireNonNull(root.read(row))), key, List.of(keys), columns);
    }

    /** Refuses names that no component or column has, which would otherwise change nothing. */
    private void requireKnown(List<Leaf> leaves) {
        Set<String> unknown = new TreeSet<>(fixed);
        leaves.forEach(leaf -> unknown.remove(leaf.column));
        derived.forEach(column -> unknown.remove(column.name()));
        Stream.of(absent.keySet(), ordinary.keySet(), readers.keySet(), renamed.keySet(), groups)
                .flatMap(Set::stream)
                .filter(named -> !seen.contains(named))
                .forEach(unknown::add);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("table " + name + " has none of " + unknown);
        }
    }

    private Column<R> column(Leaf leaf) {
        return new Column<>(
                leaf.column,
                leaf.type.kind(),
                row -> leaf.type.write(leaf.getter.apply(row)),
                fixed.contains(leaf.column));
    }

    private Group group(Class<?> record, Function<Object, @Nullable Object> path, boolean optional, List<Leaf> leaves) {
        List<Part> parts = Arrays.stream(record.getRecordComponents())
                .map(component -> part(component, path, leaves))
                .toList();
        return new Group(Records.maker(record), parts, optional);
    }

    private Part part(RecordComponent component, Function<Object, @Nullable Object> path, List<Leaf> leaves) {
        String named = component.getName();
        seen.add(named);
        if (absent.containsKey(named)) {
            return new Constant(absent.get(named));
        }
        if (readers.containsKey(named)) {
            return new Custom(readers.get(named));
        }
        Function<Object, @Nullable Object> getter = through(path, Records.getter(component));
        if (groups.contains(named)) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return group(component.getType(), getter, optional, leaves);
        }
        Leaf leaf = new Leaf(
                renamed.getOrDefault(named, snake(named)),
                ColumnType.of(component.getGenericType()),
                ordinary.containsKey(named) ? unlessOrdinary(getter, ordinary.get(named)) : getter);
        leaves.add(leaf);
        return leaf;
    }

    private static Function<Object, @Nullable Object> through(
            Function<Object, @Nullable Object> path, Function<Object, @Nullable Object> getter) {
        return row -> {
            Object outer = path.apply(row);
            return outer == null ? null : getter.apply(outer);
        };
    }

    private static Function<Object, @Nullable Object> unlessOrdinary(
            Function<Object, @Nullable Object> getter, Object usual) {
        return row -> {
            Object value = getter.apply(row);
            return usual.equals(value) ? null : value;
        };
    }

    private static String snake(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** A part of a record as it is read from a row. */
    private sealed interface Part {
        @Nullable
        Object read(ResultSet row) throws SQLException;
    }

    private record Constant(@Nullable Object value) implements Part {
        @Override
        public @Nullable Object read(ResultSet row) {
            return value;
        }
    }

    private record Custom(RowTable.@Nullable Reader<?> reader) implements Part {
        @Override
        public @Nullable Object read(ResultSet row) throws SQLException {
            return Objects.requireNonNull(reader).read(row);
        }
    }

    private record Leaf(String column, ColumnType type, Function<Object, @Nullable Object> getter) implements Part {
        @Override
        public @Nullable Object read(ResultSet row) throws SQLException {
            return type.read(row, column);
        }
    }

    /** @param optional absent if all its columns are null */
    private record Group(Function<@Nullable Object[], Object> maker, List<Part> parts, boolean optional)
            implements Part {
        @Override
        public @Nullable Object read(ResultSet row) throws SQLException {
            @Nullable Object[] values = new Object[parts.size()];
            boolean empty = true;
            for (int i = 0; i < values.length; i++) {
                values[i] = parts.get(i).read(row);
                empty &= values[i] == null;
            }
            return optional && empty ? null : maker.apply(values);
        }
    }
}
