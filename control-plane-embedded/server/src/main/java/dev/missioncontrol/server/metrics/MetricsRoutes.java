package dev.missioncontrol.server.metrics;

import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.util.List;

public final class MetricsRoutes {
    private MetricsRoutes() {}

    public static List<Endpoint> rows() {
        return List.of(Endpoint.get("/metrics", "Measure, in the text format of Prometheus")
                .needs(Action.SCRAPE_METRICS)
                .does(
                        Shape.streams("text/plain"),
                        request -> new Response.Whole(200, Exposition.MEDIA_TYPE, request.metrics())));
    }
}
