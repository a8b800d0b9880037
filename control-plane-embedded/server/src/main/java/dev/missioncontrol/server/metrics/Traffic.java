package dev.missioncontrol.server.metrics;

import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.RequestMeter;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Optional;

/** Counts requests. Path labels come from the table of endpoints, so clients cannot create new ones. Thread-safe. */
public final class Traffic implements RequestMeter {
    private static final String NO_ENDPOINT = "none";
    private static final double NANOS = 1e9;

    private final Counter requests;
    private final Histogram durations;
    private final Counter refusals;
    private final Gauge streams;

    public Traffic(PrometheusRegistry registry) {
        requests = Counter.builder()
                .name("missioncontrol_http_requests_total")
                .help("Requests that were answered, by endpoint and class of status.")
                .labelNames("method", "path", "status")
                .register(registry);
        durations = Histogram.builder()
                .name("missioncontrol_http_request_duration_seconds")
                .help("How long requests took, by class of status; without those that wait, stream or download.")
                .labelNames("status")
                .classicOnly()
                .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
                .register(registry);
        refusals = Counter.builder()
                .name("missioncontrol_http_refusals_total")
                .help("Requests that were refused, by the type of the problem they were answered with.")
                .labelNames("reason")
                .register(registry);
        streams = Gauge.builder()
                .name("missioncontrol_live_streams")
                .help("Followers of the log that are connected.")
                .register(registry);
    }

    @Override
    public void answered(Optional<Endpoint> endpoint, int status, Duration took) {
        String group = status / 100 + "xx";
        requests.labelValues(
                        endpoint.map(row -> row.verb().name()).orElse(NO_ENDPOINT),
                        endpoint.map(Endpoint::path).orElse(NO_ENDPOINT),
                        group)
                .inc();
        if (endpoint.filter(Traffic::takesItsTime).isEmpty()) {
            durations.labelValues(group).observe((double) took.toNanos() / NANOS);
        }
    }

    private static boolean takesItsTime(Endpoint endpoint) {
        return endpoint.shape().unhurried();
    }

    @Override
    public void refused(String type) {
        refusals.labelValues(type).inc();
    }

    @Override
    public Following followed() {
        streams.inc();
        return streams::dec;
    }
}
