package dev.missioncontrol.core.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row that may be there already: an update, and an insert where nothing was updated. Every database knows both.
 * Safe only inside the writer, which is alone. Confined to one thread.
 */
public final class Upsert {
    private final String table;
    private final Map<String, Object> keys = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Upsert(String table) {
        this.table = table;
    }

    public static Upsert into(String table) {
        return new Upsert(table);
    }

    public Upsert key(String column, Object value) {
        keys.put(column, value);
        return this;
    }

    public Upsert value(String column, @Nullable Object value) {
        values.put(column, value);
        return this;
    }

    public void execute(Handle handle) {
        List<@Nullable Object> row = new ArrayList<>(values.values());
        row.addAll(keys.values());
        if (handle.execute(update(), row.toArray()) == 0) {
            handle.execute(insert(), row.toArray());
        }
    }

    private String update() {
        return "update " + table + " set " + assignments(values, ", ") + " where " + assignments(keys, " and ");
    }

    private static String assignments(Map<String, ?> columns, String separator) {
        return columns.keySet().stream().map(column -> column + " = ?").collect(Collectors.joining(separator));
    }

    private String insert() {
        List<String> columns =
                Stream.concat(values.keySet().stream(), keys.keySet().stream()).toList();
        String places = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
        return "insert into " + table + " (" + String.join(", ", columns) + ") values (" + places + ")";
    }
}
