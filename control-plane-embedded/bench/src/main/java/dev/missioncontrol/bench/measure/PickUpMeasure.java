package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.BenchSettings;
import dev.missioncontrol.bench.peer.ClaimPickUp;
import dev.missioncontrol.bench.peer.DbSchedulerPickUp;
import dev.missioncontrol.bench.peer.PickUp;
import dev.missioncontrol.bench.peer.Race;
import dev.missioncontrol.bench.report.BenchReport;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.ReportRow;
import dev.missioncontrol.bench.report.TargetResult;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Latencies;
import dev.missioncontrol.bench.stage.Transport;
import dev.missioncontrol.bench.stage.Workspaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Measures the time until a waiting claim gets a new item, beside db-scheduler with immediate execution. */
public final class PickUpMeasure implements Measure {
    private static final Duration MEDIAN_MAX = Duration.ofMillis(4);
    private static final Duration P99_MAX = Duration.ofMillis(15);

    private final BenchSettings settings;
    private final Race race;

    public PickUpMeasure(BenchSettings settings, Workspaces workspaces) {
        this.settings = settings;
        this.race = new Race(settings.rounds(), workspaces);
    }

    private record Result(String name, Latencies latencies) {}

    @Override
    public String name() {
        return "pickup";
    }

    @Override
    public void take(BenchReport report) throws Exception {
        for (DatabaseKind kind : settings.kinds()) {
            compare(kind, report);
        }
    }

    private void compare(DatabaseKind kind, BenchReport report) throws Exception {
        List<PickUp> peers = new ArrayList<>();
        peers.add(new ClaimPickUp(kind, Transport.IN_PROCESS, false));
        peers.add(new ClaimPickUp(kind, Transport.HTTP, false));
        if (kind == DatabaseKind.POSTGRESQL) {
            peers.add(new ClaimPickUp(kind, Transport.HTTP, true));
        }
        int ours = peers.size();
        peers.addAll(DbSchedulerPickUp.all(kind));
        int samples = Math.ceilDiv(settings.samples(), settings.rounds());
        List<List<Latencies>> rounds =
                race.run(peers, (peer, workspace, longer) -> peer.round(workspace, samples * longer));
        List<Result> results = new ArrayList<>();
        for (int peer = 0; peer < peers.size(); peer++) {
            results.add(new Result(peers.get(peer).name(), Latencies.of(rounds.get(peer))));
        }
        Result best = results.subList(ours, results.size()).stream()
                .min(Comparator.comparing(result -> result.latencies().median()))
                .orElseThrow();
        for (int peer = 0; peer < ours; peer++) {
            report.add(row(kind, results.get(peer), best, peer > 0));
        }
    }

    private static ReportRow row(DatabaseKind kind, Result ours, Result best, boolean asked) {
        Duration median = ours.latencies().median();
        Duration theirs = best.latencies().median();
        boolean reached =
                median.compareTo(MEDIAN_MAX) < 0 && ours.latencies().p99().compareTo(P99_MAX) < 0;
        return new ReportRow(
                "pick-up, idle, %s, %s".formatted(kind, ours.name()),
                ours.latencies().toString(),
                best.name() + ": " + best.latencies(),
                Figures.ratio((double) median.toNanos() / theirs.toNanos()),
                asked ? "p50 under 4 ms, p99 under 15 ms" : "",
                asked ? TargetResult.of(reached) : TargetResult.NOTHING_ASKED);
    }
}
