package dev.missioncontrol.server.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the table of endpoints: everything that is served but {@code /healthz}. A known path with another method is
 * reported as such. Immutable.
 */
public record Endpoints(List<Endpoint> rows) {
    /**
     * @throws IllegalArgumentException when two rows have the same method and path
     */
    public Endpoints {
        rows = List.copyOf(rows);
        long different = rows.stream().map(Endpoint::toString).distinct().count();
        if (different < rows.size()) {
            throw new IllegalArgumentException("two rows are about the same endpoint");
        }
    }

    HttpRouting.Builder routing(Dispatcher dispatcher) {
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(dispatcher);
        byPath().forEach((path, verbs) -> {
            verbs.forEach((verb, row) -> routing.route(Method.create(verb), path, dispatcher.handler(row)));
            String allowed = String.join(" and ", verbs.keySet());
            routing.any(path, dispatcher.refusing(() -> Refusal.wrongMethod(allowed)));
        });
        return routing.any(dispatcher.refusing(Refusal::unknownPath));
    }

    private Map<String, Map<String, Endpoint>> byPath() {
        Map<String, Map<String, Endpoint>> paths = new LinkedHashMap<>();
        rows.forEach(row -> paths.computeIfAbsent(row.path(), _ -> new TreeMap<>())
                .put(row.verb().name(), row));
        return paths;
    }
}
