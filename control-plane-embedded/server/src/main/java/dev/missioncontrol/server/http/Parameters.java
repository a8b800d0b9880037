package dev.missioncontrol.server.http;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import io.helidon.common.uri.UriQuery;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The query of a request. Confined to the request's thread. */
public final class Parameters {
    private final UriQuery query;

    Parameters(UriQuery query) {
        this.query = query;
    }

    /** Refuses every parameter that is not named here; a misspelt filter must not silently show everything. */
    public Parameters only(String... names) {
        Set<String> known = Set.of(names);
        query.names().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw invalid("unknown-parameter", "This path knows only the parameters " + String.join(", ", names) + ".");
        });
        return this;
    }

    /** The first value as it came, where there is one. */
    public Optional<String> text(String name) {
        return query.contains(name) ? query.all(name).stream().findFirst() : Optional.empty();
    }

    /** The value in its own type; {@code INVALID} when the reader refuses it or there are several. */
    public <T> Optional<T> value(String name, Function<String, T> reader) {
        List<T> values = values(name, reader);
        if (values.size() > 1) {
            throw invalid("invalid-parameter", "Parameter " + name + " came more than once.");
        }
        return values.stream().findFirst();
    }

    /** All values of a parameter that may be repeated. */
    public <T> List<T> values(String name, Function<String, T> reader) {
        return query.contains(name)
                ? query.all(name).stream().map(text -> read(name, text, reader)).toList()
                : List.of();
    }

    /** The constant that is written so, in lower case. */
    public static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such value"));
    }

    private static <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid("invalid-parameter", "Parameter " + name + " has a value that cannot be read.");
        }
    }

    /** What several parameters make together; {@code INVALID} when they do not fit. */
    public static <T> T together(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw invalid("invalid-parameter", "The parameters were not understood: " + e.getMessage() + ".");
        }
    }

    private static ControlPlaneException invalid(String type, String detail) {
        return new ControlPlaneException(Category.INVALID, type, detail);
    }
}
