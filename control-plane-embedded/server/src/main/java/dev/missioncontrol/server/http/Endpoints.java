package dev.missioncontrol.server.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Collects what each path does; a path that is known under another method says so. Confined to one thread. */
public final class Endpoints {
    private final Map<String, Map<String, Route>> routes = new LinkedHashMap<>();

    /** What GET on the path answers. A GET never changes an item. */
    public Endpoints get(String path, Route route) {
        return add("GET", path, route);
    }

    /** What POST on the path answers. */
    public Endpoints post(String path, Route route) {
        return add("POST", path, route);
    }

    private Endpoints add(String method, String path, Route route) {
        routes.computeIfAbsent(path, _ -> new TreeMap<>()).put(method, route);
        return this;
    }

    HttpRouting.Builder routing(Dispatcher dispatcher) {
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(dispatcher);
        routes.forEach((path, methods) -> {
            methods.forEach((method, route) -> routing.route(Method.create(method), path, dispatcher.handler(route)));
            Route wrong = _ -> {
                throw Refusal.wrongMethod(String.join(" and ", methods.keySet()));
            };
            routing.any(path, dispatcher.handler(wrong));
        });
        return routing.any(dispatcher.handler(_ -> {
            throw Refusal.unknownPath();
        }));
    }
}
