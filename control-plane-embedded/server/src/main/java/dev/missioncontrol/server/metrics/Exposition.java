package dev.missioncontrol.server.metrics;

import dev.missioncontrol.core.Health;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Formats the metrics of a server and of its control plane for Prometheus. Thread-safe. */
public final class Exposition implements Supplier<String> {
    static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final Traffic traffic = new Traffic(registry);
    private final Supplier<Health> survey;

    public Exposition(Supplier<Health> survey) {
        this.survey = survey;
        JvmMemoryMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }

    /** Returns the counters of requests, which are part of the exposition. */
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public String get() {
        List<MetricSnapshot> all = new ArrayList<>(HealthMetrics.of(survey.get()));
        registry.scrape().forEach(all::add);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, new MetricSnapshots(all), EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException("write metrics into memory", e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
