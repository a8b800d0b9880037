package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.BenchSettings;
import dev.missioncontrol.bench.peer.Appending;
import dev.missioncontrol.bench.peer.PeerResult;
import dev.missioncontrol.bench.peer.Race;
import dev.missioncontrol.bench.report.BenchReport;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.ReportRow;
import dev.missioncontrol.bench.report.TargetResult;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Workspaces;
import java.util.List;

/** Events appended to the log per second, each by a command of its own. */
public final class AppendMeasure implements Measure {
    private final BenchSettings settings;
    private final Race race;

    public AppendMeasure(BenchSettings settings, Workspaces workspaces) {
        this.settings = settings;
        this.race = new Race(settings.rounds(), workspaces);
    }

    @Override
    public String name() {
        return "append";
    }

    @Override
    public void take(BenchReport report) throws Exception {
        for (int callers : settings.callers()) {
            for (DatabaseKind kind : settings.kinds()) {
                PeerResult peerResult = PeerResult.after(race, List.of(new Appending(kind, callers)), settings.round())
                        .getFirst();
                report.add(ReportRow.alone(
                        "audit append, %s, %d callers".formatted(kind, callers),
                        Figures.rate(peerResult.perSecond()),
                        "",
                        TargetResult.NOTHING_ASKED));
            }
        }
    }
}
