package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.BenchSettings;
import dev.missioncontrol.bench.peer.HeartbeatLoad;
import dev.missioncontrol.bench.report.BenchReport;
import dev.missioncontrol.bench.report.ReportRow;
import dev.missioncontrol.bench.report.TargetResult;
import dev.missioncontrol.bench.stage.BenchFleet;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Transport;
import dev.missioncontrol.bench.stage.Workspace;
import dev.missioncontrol.bench.stage.Workspaces;
import java.time.Duration;

/**
 * Measures the cost of a large fleet's heartbeats: agents that each hold an item, first one on each runtime, then a
 * hundred. In process the callers' own time counts as well, and on PostgreSQL that of its processes.
 */
public final class HeartbeatMeasure implements Measure {
    private static final Duration P99_MAX = Duration.ofMillis(50);
    private static final int CROWD = 100;

    private final BenchSettings settings;
    private final Workspaces workspaces;

    public HeartbeatMeasure(BenchSettings settings, Workspaces workspaces) {
        this.settings = settings;
        this.workspaces = workspaces;
    }

    @Override
    public String name() {
        return "heartbeats";
    }

    @Override
    public void take(BenchReport report) throws Exception {
        for (DatabaseKind kind : settings.kinds()) {
            report.add(row(kind, Transport.IN_PROCESS, 1));
            report.add(row(kind, Transport.IN_PROCESS, CROWD));
        }
        if (settings.kinds().contains(DatabaseKind.H2)) {
            report.add(row(DatabaseKind.H2, Transport.SERVER, 1));
        }
    }

    private ReportRow row(DatabaseKind kind, Transport transport, int agentsEach) throws Exception {
        int runtimes = settings.agents() / agentsEach;
        try (Workspace workspace = workspaces.fresh(kind);
                BenchFleet fleet = BenchFleet.open(workspace, transport)) {
            HeartbeatLoad.Cost cost =
                    HeartbeatLoad.prepare(fleet, runtimes, agentsEach).run(settings.beats());
            boolean reached = cost.latencies().p99().compareTo(P99_MAX) < 0 && cost.cores() <= 1 && cost.lost() == 0;
            return ReportRow.alone(
                    "signs of life every 10 s, %s, %s, %,d runtimes with %,d agents each"
                            .formatted(kind, transport, runtimes, agentsEach),
                    cost.toString(),
                    "p99 under 50 ms, 1 core",
                    TargetResult.of(reached));
        }
    }
}
