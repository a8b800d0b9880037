package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.Settings;
import dev.missioncontrol.bench.peer.Heartbeats;
import dev.missioncontrol.bench.report.Report;
import dev.missioncontrol.bench.report.Row;
import dev.missioncontrol.bench.report.Verdict;
import dev.missioncontrol.bench.stage.Fleet;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.Place;
import dev.missioncontrol.bench.stage.Places;
import dev.missioncontrol.bench.stage.Way;
import java.time.Duration;

/**
 * What the signs of life of a large fleet cost: agents that each hold an item, first one on each runtime, then a hundred. In
 * process the callers' own time counts as well, and on PostgreSQL that of its processes.
 */
public final class HeartbeatMeasure implements Measure {
    private static final Duration P99_MAX = Duration.ofMillis(50);
    private static final int CROWD = 100;

    private final Settings settings;
    private final Places places;

    public HeartbeatMeasure(Settings settings, Places places) {
        this.settings = settings;
        this.places = places;
    }

    @Override
    public String name() {
        return "heartbeats";
    }

    @Override
    public void take(Report report) throws Exception {
        for (Kind kind : settings.kinds()) {
            report.add(row(kind, Way.IN_PROCESS, 1));
            report.add(row(kind, Way.IN_PROCESS, CROWD));
        }
        if (settings.kinds().contains(Kind.H2)) {
            report.add(row(Kind.H2, Way.SERVER, 1));
        }
    }

    private Row row(Kind kind, Way way, int agentsEach) throws Exception {
        int runtimes = settings.agents() / agentsEach;
        try (Place place = places.fresh(kind);
                Fleet fleet = Fleet.open(place, way)) {
            Heartbeats.Cost cost =
                    Heartbeats.prepare(fleet, runtimes, agentsEach).run(settings.beats());
            boolean reached = cost.latencies().p99().compareTo(P99_MAX) < 0 && cost.cores() <= 1 && cost.lost() == 0;
            return Row.alone(
                    "signs of life every 10 s, %s, %s, %,d runtimes with %,d agents each"
                            .formatted(kind, way, runtimes, agentsEach),
                    cost.toString(),
                    "p99 under 50 ms, 1 core",
                    Verdict.of(reached));
        }
    }
}
