package dev.missioncontrol.core.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.missioncontrol.api.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Copies a table as lines of text: the names of its columns, then one array for each row. Bytes are in base 64; the
 * receiving table knows which columns hold bytes. The format is the same for every database. Confined to one thread.
 */
final class TableStore {
    private static final int FETCH = 1_000;
    private static final int BATCH = 500;
    private static final Pattern NAME = Pattern.compile("[a-z_]{1,63}");

    private TableStore() {}

    /** Writes all rows in the given order and reports each; returns their number. */
    static long write(Handle handle, String table, String order, BufferedWriter out, Runnable each) throws IOException {
        try {
            return write(handle.getConnection(), "select * from " + table + order, out, each);
        } catch (SQLException e) {
            throw new IOException("read table " + table, e);
        }
    }

    private static long write(Connection connection, String select, BufferedWriter out, Runnable each)
            throws IOException, SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                List<Column> columns = columns(rows.getMetaData());
                line(out, names(columns));
                long written = 0;
                while (rows.next()) {
                    line(out, row(rows, columns));
                    written++;
                    each.run();
                }
                return written;
            }
        }
    }

    private static void line(BufferedWriter out, ArrayNode values) throws IOException {
        out.write(Json.write(values));
        out.write('\n');
    }

    private record Column(String name, int index, int type) {}

    /** Leaves out generated numbers: the receiving database generates its own. */
    private static List<Column> columns(ResultSetMetaData all) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= all.getColumnCount(); i++) {
            if (!all.isAutoIncrement(i)) {
                columns.add(new Column(all.getColumnLabel(i).toLowerCase(Locale.ROOT), i, all.getColumnType(i)));
            }
        }
        return columns;
    }

    private static ArrayNode names(List<Column> columns) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        columns.forEach(column -> names.add(column.name()));
        return names;
    }

    private static ArrayNode row(ResultSet rows, List<Column> columns) throws SQLException {
        ArrayNode row = JsonNodeFactory.instance.arrayNode();
        for (Column column : columns) {
            int i = column.index();
            switch (column.type()) {
                case Types.BIGINT, Types.INTEGER -> row.add(number(rows, i));
                case Types.BOOLEAN, Types.BIT -> row.add((Boolean) rows.getObject(i));
                case Types.BINARY, Types.VARBINARY -> row.add(base64(rows.getBytes(i)));
                case Types.VARCHAR -> row.add(rows.getString(i));
                default -> throw new IllegalStateException("a backup cannot hold columns like " + column.name());
            }
        }
        return row;
    }

    private static @Nullable Long number(ResultSet rows, int column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : value;
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    /** Inserts all lines into the table, which has these columns and perhaps more; returns their number. */
    static long read(BufferedReader in, Handle handle, String table) throws IOException {
        try {
            return read(in, handle.getConnection(), table);
        } catch (SQLException e) {
            throw new IOException("fill table " + table, e);
        }
    }

    private static long read(BufferedReader in, Connection connection, String table) throws IOException, SQLException {
        List<String> names = new ArrayList<>();
        Json.tree(in.readLine()).forEach(name -> names.add(checked(name.asText())));
        String sql = "insert into " + table + " (" + String.join(", ", names) + ") values ("
                + names.stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")";
        int[] types = types(connection, table, names);
        long read = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                bind(statement, Json.wideTree(line), types);
                statement.addBatch();
                if (++read % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
        return read;
    }

    /** Checks a name that comes from a file and goes into SQL. */
    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no column has that name");
        }
        return name;
    }

    private static int[] types(Connection connection, String table, List<String> names) throws SQLException {
        String none = "select " + String.join(", ", names) + " from " + table + " where 1 = 0";
        try (PreparedStatement statement = connection.prepareStatement(none);
                ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData columns = rows.getMetaData();
            int[] types = new int[names.size()];
            for (int i = 0; i < types.length; i++) {
                types[i] = columns.getColumnType(i + 1);
            }
            return types;
        }
    }

    private static void bind(PreparedStatement statement, JsonNode row, int[] types) throws SQLException {
        if (row.size() != types.length) {
            throw new IllegalArgumentException("a row has another number of values than its table has columns");
        }
        for (int i = 0; i < types.length; i++) {
            JsonNode value = row.get(i);
            if (value.isNull()) {
                statement.setNull(i + 1, types[i]);
                continue;
            }
            switch (types[i]) {
                case Types.BIGINT, Types.INTEGER -> statement.setLong(i + 1, value.asLong());
                case Types.BOOLEAN, Types.BIT -> statement.setBoolean(i + 1, value.asBoolean());
                case Types.BINARY, Types.VARBINARY ->
                    statement.setBytes(i + 1, Base64.getDecoder().decode(value.asText()));
                default -> statement.setString(i + 1, value.asText());
            }
        }
    }
}
