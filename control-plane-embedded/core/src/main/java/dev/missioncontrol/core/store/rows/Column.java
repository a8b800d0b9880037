package dev.missioncontrol.core.store.rows;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table and the source of its value.
 *
 * @param fixed set when the row is inserted and never again
 */
public record Column<S>(String name, Kind kind, Function<S, @Nullable Object> value, boolean fixed) {
    /** The types of columns. */
    public enum Kind {
        TEXT("varchar", Types.VARCHAR),
        NUMBER("bigint", Types.BIGINT),
        FLAG("boolean", Types.BOOLEAN),
        BYTES("bytea", Types.VARBINARY);

        private final String sql;
        private final int type;

        Kind(String sql, int type) {
            this.sql = sql;
            this.type = type;
        }

        /** Returns the name of the type in SQL. */
        String sql() {
            return sql;
        }

        /** Returns an array of that many values, of the class that drivers expect. */
        @Nullable
        Object[] array(int length) {
            return this == BYTES ? new byte[length][] : new Object[length];
        }
    }

    public static <S> Column<S> text(String name, Function<S, @Nullable String> value) {
        return new Column<>(name, Kind.TEXT, value::apply, false);
    }

    public static <S> Column<S> number(String name, Function<S, @Nullable Number> value) {
        return new Column<>(name, Kind.NUMBER, value::apply, false);
    }

    public static <S> Column<S> bytes(String name, Function<S, byte @Nullable []> value) {
        return new Column<>(name, Kind.BYTES, value::apply, false);
    }

    /** A time, stored as milliseconds since 1970. */
    public static <S> Column<S> time(String name, Function<S, @Nullable Instant> value) {
        return new Column<>(name, Kind.NUMBER, source -> millis(value.apply(source)), false);
    }

    public static <S> Column<S> flag(String name, Function<S, Boolean> value) {
        return new Column<>(name, Kind.FLAG, value::apply, false);
    }

    /** The same column, written only when the row is inserted. */
    public static <S> Column<S> once(Column<S> column) {
        return new Column<>(column.name, column.kind, column.value, true);
    }

    void bind(PreparedStatement statement, int index, S source) throws SQLException {
        statement.setObject(index, value.apply(source), kind.type);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
