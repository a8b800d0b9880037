package dev.missioncontrol.server.metrics;

import dev.missioncontrol.core.Health;
import dev.missioncontrol.core.inbox.InboxLoad;
import dev.missioncontrol.core.store.write.WriterStatistics;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Converts a health report into metrics. A value that could not be counted is left out, so that no graph shows a false
 * zero. Pure.
 */
final class HealthMetrics {
    private static final double NANOS = 1e9;

    private final List<MetricSnapshot> metrics = new ArrayList<>();

    private HealthMetrics() {}

    static List<MetricSnapshot> of(Health health) {
        HealthMetrics all = new HealthMetrics();
        all.gauge(
                "database_up",
                "Whether the database can be read.",
                health.counts().isPresent() ? 1 : 0);
        all.gauge("writable", "Whether commands are taken.", health.writable() ? 1 : 0);
        health.freeBytes()
                .ifPresent(free -> all.gauge("disk_free_bytes", "Free on the disk of the database file.", free));
        all.gauge(
                "clock_difference_seconds",
                "How far the wall clock is ahead of the control plane's time while it is not believed.",
                health.clock().difference().toSeconds());
        all.gauge(
                "clock_uncertain",
                "Whether events stand still at a time that a wrong clock once gave.",
                health.clock().uncertain() ? 1 : 0);
        all.counter("events", "Events in the log of this era.", health.events());
        all.commands(health.commands());
        all.batches(health.batches());
        health.counts().ifPresent(all::counts);
        return all.metrics;
    }

    private void counts(Health.Counts counts) {
        InboxLoad inbox = counts.inbox();
        byName("items", "Items that are not completed or cancelled, by state.", "state", inbox.items());
        gauge("leases", "Leases that are live.", inbox.leases());
        gauge("waiting_claims", "Runtimes that wait here for work.", inbox.waitingClaims());
        gauge("asks_open", "Asks that wait for a human.", counts.asks().open());
        gauge(
                "asks_escalated",
                "Open asks that are past their deadline.",
                counts.asks().escalated());
        byName(
                "runtimes",
                "Runtimes, by liveness.",
                "liveness",
                counts.runtimes().byLiveness());
    }

    private void commands(WriterStatistics.Commands commands) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("missioncontrol_commands")
                .help("Commands that the writer has answered since this process began, by outcome.")
                .dataPoint(counted("done", commands.done()));
        commands.refused().forEach((category, count) -> counter.dataPoint(counted(word(category), count)));
        metrics.add(counter.build());
    }

    private static CounterDataPointSnapshot counted(String outcome, long count) {
        return CounterDataPointSnapshot.builder()
                .labels(Labels.of("outcome", outcome))
                .value((double) count)
                .build();
    }

    private void batches(WriterStatistics.Batches batches) {
        List<Double> bounds = new ArrayList<>(
                batches.bounds().stream().map(HealthMetrics::seconds).toList());
        bounds.add(Double.POSITIVE_INFINITY);
        metrics.add(HistogramSnapshot.builder()
                .name("missioncontrol_batch_duration_seconds")
                .help("How long batches of commands took, from the first decision until they were on disk.")
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, batches.counts()))
                        .sum(seconds(batches.together()))
                        .build())
                .build());
    }

    private static double seconds(Duration duration) {
        return (double) duration.toNanos() / NANOS;
    }

    private void counter(String name, String help, long value) {
        metrics.add(CounterSnapshot.builder()
                .name("missioncontrol_" + name)
                .help(help)
                .dataPoint(
                        CounterDataPointSnapshot.builder().value((double) value).build())
                .build());
    }

    private void gauge(String name, String help, long value) {
        metrics.add(GaugeSnapshot.builder()
                .name("missioncontrol_" + name)
                .help(help)
                .dataPoint(
                        GaugeDataPointSnapshot.builder().value((double) value).build())
                .build());
    }

    private void byName(String name, String help, String label, Map<? extends Enum<?>, Long> counts) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name("missioncontrol_" + name).help(help);
        counts.forEach((value, count) -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(Labels.of(label, word(value)))
                .value((double) count)
                .build()));
        metrics.add(gauge.build());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
