package dev.missioncontrol.core.store.rows;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.rows.Column.Kind;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maps values of a Java type to a column: texts, numbers and flags unchanged, times as milliseconds, enum constants by
 * name, a record of one component as that component, everything else as JSON.
 *
 * @param toSql never called for an absent value
 * @param toJava never called for a column that is null
 */
record ColumnType(Kind kind, Function<Object, Object> toSql, Function<Object, Object> toJava) {
    static ColumnType of(Type type) {
        if (!(type instanceof Class<?> plain)) {
            return json(type);
        } else if (plain == String.class) {
            return new ColumnType(Kind.TEXT, value -> value, value -> value);
        } else if (plain == long.class || plain == Long.class) {
            return new ColumnType(Kind.NUMBER, value -> value, value -> value);
        } else if (plain == int.class || plain == Integer.class) {
            return new ColumnType(Kind.NUMBER, value -> value, value -> Math.toIntExact((long) value));
        } else if (plain == boolean.class) {
            return new ColumnType(Kind.FLAG, value -> value, value -> value);
        } else if (plain == byte[].class) {
            return new ColumnType(Kind.BYTES, value -> value, value -> value);
        } else if (plain == Instant.class) {
            return new ColumnType(
                    Kind.NUMBER,
                    value -> ((Instant) value).toEpochMilli(),
                    value -> Instant.ofEpochMilli((long) value));
        } else if (plain == Actor.class) {
            return new ColumnType(Kind.TEXT, Object::toString, value -> Actor.parse((String) value));
        } else if (plain.isEnum()) {
            return named(plain.asSubclass(Enum.class));
        }
        return plain.isRecord() && plain.getRecordComponents().length == 1 ? wrapped(plain) : json(type);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the class is an enum's
    private static ColumnType named(Class<? extends Enum> type) {
        return new ColumnType(
                Kind.TEXT, value -> ((Enum<?>) value).name(), value -> Enum.valueOf(type, (String) value));
    }

    private static ColumnType wrapped(Class<?> type) {
        RecordComponent component = type.getRecordComponents()[0];
        ColumnType inner = of(component.getGenericType());
        Function<Object, @Nullable Object> getter = Records.getter(component);
        Function<@Nullable Object[], Object> maker = Records.maker(type);
        return new ColumnType(
                inner.kind,
                value -> Objects.requireNonNull(inner.write(getter.apply(value))),
                value -> maker.apply(new Object[] {inner.toJava.apply(value)}));
    }

    private static ColumnType json(Type type) {
        TypeReference<Object> reference = new TypeReference<>() {
            @Override
            public Type getType() {
                return type;
            }
        };
        return new ColumnType(Kind.TEXT, Json::write, value -> Json.readAnswer((String) value, reference));
    }

    /** The value of the column in the row that the result is at. */
    @Nullable
    Object read(ResultSet row, String column) throws SQLException {
        Object value = switch (kind) {
            case TEXT -> row.getString(column);
            case NUMBER -> row.getLong(column);
            case FLAG -> row.getBoolean(column);
            case BYTES -> row.getBytes(column);
        };
        return value == null || row.wasNull() ? null : toJava.apply(value);
    }

    @Nullable
    Object write(@Nullable Object value) {
        return value == null ? null : toSql.apply(value);
    }
}
