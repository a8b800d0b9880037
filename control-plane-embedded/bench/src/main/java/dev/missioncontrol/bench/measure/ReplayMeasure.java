package dev.missioncontrol.bench.measure;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.bench.BenchSettings;
import dev.missioncontrol.bench.peer.Working;
import dev.missioncontrol.bench.report.BenchReport;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.ReportRow;
import dev.missioncontrol.bench.report.TargetResult;
import dev.missioncontrol.bench.stage.BenchFleet;
import dev.missioncontrol.bench.stage.CallerThreads;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.OpenLog;
import dev.missioncontrol.bench.stage.SampleItems;
import dev.missioncontrol.bench.stage.Stopwatch;
import dev.missioncontrol.bench.stage.Transport;
import dev.missioncontrol.bench.stage.Worker;
import dev.missioncontrol.bench.stage.Workspace;
import dev.missioncontrol.bench.stage.Workspaces;

/** Folding a log again and comparing the result with the tables: a log that the inbox itself has written, a tenth as long. */
public final class ReplayMeasure implements Measure {
    private static final int SHORTER = 10;
    private static final int EVENTS_PER_ITEM = 3;
    private static final int AT_ONCE = 256;

    private final BenchSettings settings;
    private final Workspaces workspaces;

    public ReplayMeasure(BenchSettings settings, Workspaces workspaces) {
        this.settings = settings;
        this.workspaces = workspaces;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public void take(BenchReport report) throws Exception {
        int items = Math.max(1, settings.events() / SHORTER / EVENTS_PER_ITEM);
        for (DatabaseKind kind : settings.kinds()) {
            try (Workspace workspace = workspaces.fresh(kind)) {
                live(workspace, items);
                try (OpenLog log = OpenLog.on(workspace)) {
                    Stopwatch watch = Stopwatch.start();
                    long events = log.replay();
                    report.add(ReportRow.alone(
                            "replay and compare, %,d events, %s".formatted(events, kind),
                            Figures.rate(watch.did(events).perSecond()),
                            "",
                            TargetResult.NOTHING_ASKED));
                }
            }
        }
    }

    private static void live(Workspace workspace, int items) throws Exception {
        try (BenchFleet fleet = BenchFleet.open(workspace, Transport.IN_PROCESS)) {
            Worker worker = fleet.start(new RuntimeName("runtime"));
            CallerThreads.times(AT_ONCE, items, caller -> {
                SampleItems.create(fleet.owner(), caller);
                Working.workOnce(worker);
            });
        }
    }
}
