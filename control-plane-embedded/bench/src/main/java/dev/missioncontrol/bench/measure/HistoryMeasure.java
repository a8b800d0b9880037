package dev.missioncontrol.bench.measure;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.bench.BenchSettings;
import dev.missioncontrol.bench.report.BenchReport;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.ReportRow;
import dev.missioncontrol.bench.report.TargetResult;
import dev.missioncontrol.bench.stage.BenchFleet;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.ItemHistory;
import dev.missioncontrol.bench.stage.Latencies;
import dev.missioncontrol.bench.stage.OpenLog;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Stopwatch;
import dev.missioncontrol.bench.stage.SyntheticLog;
import dev.missioncontrol.bench.stage.Transport;
import dev.missioncontrol.bench.stage.Workspace;
import dev.missioncontrol.bench.stage.Workspaces;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A long history of items: their numbers, and words in their titles and bodies. Beside each stands the query of the tables that
 * gives the same, which takes longer the more items there are.
 */
public final class HistoryMeasure implements Measure {
    private static final Duration COUNTS_MAX = Duration.ofMillis(1);
    private static final Duration WORDS_MAX = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final int BATCH = 1_000;
    private static final int EVENTS_PER_ITEM = 3;
    private static final int QUERIES = 5;
    private static final int PAGE = 100;
    private static final int RARE = 15_000;
    private static final String NOWHERE = "xylophone";

    private final BenchSettings settings;
    private final Workspaces workspaces;

    public HistoryMeasure(BenchSettings settings, Workspaces workspaces) {
        this.settings = settings;
        this.workspaces = workspaces;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public void take(BenchReport report) throws Exception {
        int items = settings.events() / EVENTS_PER_ITEM;
        for (DatabaseKind kind : settings.kinds()) {
            String history = "%,d items, %s".formatted(items, kind);
            try (Workspace workspace = workspaces.fresh(kind)) {
                Queries queries;
                try (OpenLog log = OpenLog.on(workspace)) {
                    report.add(alone("written in bulk, " + history, write(log, items)));
                    queries = new Queries(
                            query(log, "select state, count(*) from item group by state"),
                            query(
                                    log,
                                    "select id from item where lower(title) like '%" + NOWHERE
                                            + "%' order by id desc limit 100"));
                }
                try (BenchFleet fleet = BenchFleet.open(workspace, Transport.IN_PROCESS)) {
                    report.add(alone("index built for the first time, " + history, indexed(fleet.owner(), items)));
                    measure(report, fleet.owner(), history, queries);
                }
            }
        }
    }

    /** The times of the queries that these answers replace. */
    private record Queries(Latencies counts, Latencies words) {}

    private static ReportRow alone(String measure, Rate rate) {
        return ReportRow.alone(measure, Figures.rate(rate.perSecond()), "", TargetResult.NOTHING_ASKED);
    }

    private static Rate write(OpenLog log, int items) {
        ItemHistory history = new ItemHistory();
        Stopwatch watch = Stopwatch.start();
        int written = 0;
        while (written < items) {
            written += history.write(log, Math.min(BATCH, items - written));
        }
        return watch.did(written);
    }

    private static Latencies query(OpenLog log, String sql) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < QUERIES; i++) {
            Stopwatch watch = Stopwatch.start();
            log.query(sql);
            latencies.add(watch.elapsed());
        }
        return latencies;
    }

    /** Waits until answers are no longer partial. */
    private static Rate indexed(ControlPlane owner, int items) {
        Stopwatch watch = Stopwatch.start();
        while (owner.inbox().list(words(SyntheticLog.word(0)), null, 1).partial() != null) {
            LockSupport.parkNanos(SOON.toNanos());
        }
        return watch.did(items);
    }

    private void measure(BenchReport report, ControlPlane owner, String history, Queries queries) throws IOException {
        report.add(row("counts, " + history, queries.counts(), COUNTS_MAX, owner.inbox()::counts));
        report.add(words(owner, "words without a hit, " + history, queries.words(), words(NOWHERE)));
        report.add(words(owner, "a rare word, " + history, null, words(SyntheticLog.word(RARE))));
        report.add(words(owner, "a frequent word, " + history, null, words(SyntheticLog.word(0))));
        report.add(words(
                owner,
                "a frequent word of pending items, " + history,
                null,
                new ItemFilter(null, Set.of(ItemState.PENDING), null, null, SyntheticLog.word(0))));
    }

    private static ItemFilter words(String words) {
        return new ItemFilter(null, Set.of(), null, null, words);
    }

    private ReportRow words(ControlPlane owner, String measure, @Nullable Latencies query, ItemFilter filter) {
        return row(measure, query, WORDS_MAX, () -> owner.inbox().list(filter, null, PAGE));
    }

    /** Asks once for each sample, after a quarter as many times to warm up. */
    private ReportRow row(String measure, @Nullable Latencies query, Duration most, Runnable question) {
        Latencies latencies = new Latencies();
        for (int sample = -settings.samples() / 4; sample < settings.samples(); sample++) {
            Stopwatch watch = Stopwatch.start();
            question.run();
            if (sample >= 0) {
                latencies.add(watch.elapsed());
            }
        }
        return new ReportRow(
                measure,
                latencies.toString(),
                query == null ? "" : "the query: " + query,
                "",
                "p99 under " + most.toMillis() + " ms",
                TargetResult.of(latencies.p99().compareTo(most) < 0));
    }
}
