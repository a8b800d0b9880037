package dev.missioncontrol.api.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names the kind of value that a field or parameter takes, in the words of those who write it. */
public final class ExpectedKind {
    private ExpectedKind() {}

    /** Returns the end of the sentence "the field must be"; constants are named as JSON has them. */
    public static String of(@Nullable Class<?> type) {
        return of(type, constant -> Json.write(constant).replace("\"", ""));
    }

    /** Does the same with other names for constants. */
    public static String of(@Nullable Class<?> type, Function<Enum<?>, String> name) {
        if (type == null) {
            return "another kind of value";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> name.apply((Enum<?>) constant))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        RecordComponent[] components = type.getRecordComponents();
        if (components != null && components.length == 1 && named(components[0])) {
            return of(components[0].getType(), name);
        }
        return plain(type);
    }

    private static boolean named(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonValue.class)
                || component.isAnnotationPresent(JsonValue.class);
    }

    private static String plain(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
        }
        if (type == long.class || type == Long.class) {
            return "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "a time with a zone, such as 2026-01-31T12:00:00Z";
        }
        if (type == Duration.class) {
            return "a duration such as PT90S";
        }
        if (type == LocalDate.class) {
            return "a day such as 2026-01-31";
        }
        if (type == URI.class) {
            return "an address such as https://example.org/";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return CharSequence.class.isAssignableFrom(type) ? "a text" : "an object";
    }
}
