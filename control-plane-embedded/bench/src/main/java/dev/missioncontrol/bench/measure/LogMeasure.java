package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.BenchSettings;
import dev.missioncontrol.bench.report.BenchReport;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.ReportRow;
import dev.missioncontrol.bench.report.TargetResult;
import dev.missioncontrol.bench.stage.BenchFleet;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.OpenLog;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Stopwatch;
import dev.missioncontrol.bench.stage.SyntheticLog;
import dev.missioncontrol.bench.stage.Transport;
import dev.missioncontrol.bench.stage.Workspace;
import dev.missioncontrol.bench.stage.Workspaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A long log: written in bulk, searched once the index has followed, and verified from its first event to its last. */
public final class LogMeasure implements Measure {
    private static final Duration VERIFY_MAX = Duration.ofSeconds(5);
    private static final int ASKED_ABOUT = 1_000_000;
    private static final int BATCH = 1_000;

    private final BenchSettings settings;
    private final Workspaces workspaces;

    public LogMeasure(BenchSettings settings, Workspaces workspaces) {
        this.settings = settings;
        this.workspaces = workspaces;
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void take(BenchReport report) throws Exception {
        for (DatabaseKind kind : settings.kinds()) {
            String log = "%,d events, %s".formatted(settings.events(), kind);
            try (Workspace workspace = workspaces.fresh(kind)) {
                report.add(rate("append in batches of 1,000, " + log, write(workspace)));
                try (BenchFleet fleet = BenchFleet.open(workspace, Transport.IN_PROCESS)) {
                    Searches searches = new Searches(fleet.owner().audit(), settings, log);
                    report.add(rate("search index follows, " + log, searches.follow()));
                    for (ReportRow row : searches.rows()) {
                        report.add(row);
                    }
                }
                report.add(verified(workspace, log));
            }
        }
    }

    private static ReportRow rate(String measure, Rate rate) {
        return ReportRow.alone(measure, Figures.rate(rate.perSecond()), "", TargetResult.NOTHING_ASKED);
    }

    private Rate write(Workspace workspace) {
        SyntheticLog syntheticLog = new SyntheticLog(1);
        try (OpenLog log = OpenLog.on(workspace)) {
            Stopwatch watch = Stopwatch.start();
            int written = 0;
            while (written < settings.events()) {
                written += log.append(syntheticLog.next(Math.min(BATCH, settings.events() - written)));
            }
            return watch.did(written);
        }
    }

    /** Verifies without concurrent writes; the first time warms up. */
    private ReportRow verified(Workspace workspace, String log) {
        List<Duration> times = new ArrayList<>();
        try (OpenLog open = OpenLog.on(workspace)) {
            open.verify();
            Stream.generate(() -> verifiedOnce(open)).limit(settings.rounds()).forEach(times::add);
        }
        Duration median = times.stream().sorted().toList().get(times.size() / 2);
        boolean asked = settings.events() >= ASKED_ABOUT;
        return ReportRow.alone(
                "verify, " + log,
                Figures.seconds(median),
                asked ? "under 5 s" : "",
                asked ? TargetResult.of(median.compareTo(VERIFY_MAX) < 0) : TargetResult.NOTHING_ASKED);
    }

    private static Duration verifiedOnce(OpenLog log) {
        Stopwatch watch = Stopwatch.start();
        log.verify();
        return watch.elapsed();
    }
}
