package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.Settings;
import dev.missioncontrol.bench.peer.Appending;
import dev.missioncontrol.bench.peer.Race;
import dev.missioncontrol.bench.peer.Standing;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.Report;
import dev.missioncontrol.bench.report.Row;
import dev.missioncontrol.bench.report.Verdict;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.Places;
import java.util.List;

/** Events appended to the log per second, each by a command of its own. */
public final class AppendMeasure implements Measure {
    private final Settings settings;
    private final Race race;

    public AppendMeasure(Settings settings, Places places) {
        this.settings = settings;
        this.race = new Race(settings.rounds(), places);
    }

    @Override
    public String name() {
        return "append";
    }

    @Override
    public void take(Report report) throws Exception {
        for (int callers : settings.callers()) {
            for (Kind kind : settings.kinds()) {
                Standing standing = Standing.after(race, List.of(new Appending(kind, callers)), settings.round())
                        .getFirst();
                report.add(Row.alone(
                        "audit append, %s, %d callers".formatted(kind, callers),
                        Figures.rate(standing.perSecond()),
                        "",
                        Verdict.NOTHING_ASKED));
            }
        }
    }
}
