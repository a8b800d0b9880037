package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.Settings;
import dev.missioncontrol.bench.peer.ClaimPickUp;
import dev.missioncontrol.bench.peer.DbSchedulerPickUp;
import dev.missioncontrol.bench.peer.PickUp;
import dev.missioncontrol.bench.peer.Race;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.Report;
import dev.missioncontrol.bench.report.Row;
import dev.missioncontrol.bench.report.Verdict;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.Latencies;
import dev.missioncontrol.bench.stage.Places;
import dev.missioncontrol.bench.stage.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How soon a waiting claim has the item that was just created, beside db-scheduler with immediate execution. */
public final class PickUpMeasure implements Measure {
    private static final Duration MEDIAN_MAX = Duration.ofMillis(4);
    private static final Duration P99_MAX = Duration.ofMillis(15);

    private final Settings settings;
    private final Race race;

    public PickUpMeasure(Settings settings, Places places) {
        this.settings = settings;
        this.race = new Race(settings.rounds(), places);
    }

    private record Result(String name, Latencies latencies) {}

    @Override
    public String name() {
        return "pickup";
    }

    @Override
    public void take(Report report) throws Exception {
        for (Kind kind : settings.kinds()) {
            compare(kind, report);
        }
    }

    private void compare(Kind kind, Report report) throws Exception {
        List<PickUp> peers = new ArrayList<>();
        peers.add(new ClaimPickUp(kind, Way.IN_PROCESS, false));
        peers.add(new ClaimPickUp(kind, Way.HTTP, false));
        if (kind == Kind.POSTGRESQL) {
            peers.add(new ClaimPickUp(kind, Way.HTTP, true));
        }
        int ours = peers.size();
        peers.addAll(DbSchedulerPickUp.all(kind));
        int samples = Math.ceilDiv(settings.samples(), settings.rounds());
        List<List<Latencies>> rounds = race.run(peers, (peer, place, longer) -> peer.round(place, samples * longer));
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

    private static Row row(Kind kind, Result ours, Result best, boolean asked) {
        Duration median = ours.latencies().median();
        Duration theirs = best.latencies().median();
        boolean reached =
                median.compareTo(MEDIAN_MAX) < 0 && ours.latencies().p99().compareTo(P99_MAX) < 0;
        return new Row(
                "pick-up, idle, %s, %s".formatted(kind, ours.name()),
                ours.latencies().toString(),
                best.name() + ": " + best.latencies(),
                Figures.ratio((double) median.toNanos() / theirs.toNanos()),
                asked ? "p50 under 4 ms, p99 under 15 ms" : "",
                asked ? Verdict.of(reached) : Verdict.NOTHING_ASKED);
    }
}
