package dev.missioncontrol.api.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a path with a query; absent values are left out. Confined to one thread. */
final class Query {
    private final StringBuilder text;
    private char separator = '?';

    Query(String path) {
        text = new StringBuilder(path);
    }

    <T> Query with(Parameter<T> parameter, @Nullable T value) {
        if (value != null) {
            add(parameter.name(), parameter.writer().apply(value));
        }
        return this;
    }

    <T> Query each(Parameter<T> parameter, Set<T> values) {
        values.stream().map(parameter.writer()).sorted().forEach(value -> add(parameter.name(), value));
        return this;
    }

    Query page(@Nullable String cursor, int limit) {
        return with(Parameter.CURSOR, cursor).with(Parameter.LIMIT, limit);
    }

    private void add(String name, String value) {
        text.append(separator).append(name).append('=').append(encoded(value));
        separator = '&';
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
