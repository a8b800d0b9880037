package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.Settings;
import dev.missioncontrol.bench.peer.DbSchedulerWorking;
import dev.missioncontrol.bench.peer.Peer;
import dev.missioncontrol.bench.peer.Race;
import dev.missioncontrol.bench.peer.Standing;
import dev.missioncontrol.bench.peer.Working;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.Report;
import dev.missioncontrol.bench.report.Row;
import dev.missioncontrol.bench.report.Verdict;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.Places;
import dev.missioncontrol.bench.stage.Way;
import java.util.ArrayList;
import java.util.List;

/** Items claimed and completed per second, beside the fastest configuration of db-scheduler executing jobs that wait. */
public final class WorkMeasure implements Measure {
    private static final int MANY = 64;

    private final Settings settings;
    private final Race race;

    public WorkMeasure(Settings settings, Places places) {
        this.settings = settings;
        this.race = new Race(settings.rounds(), places);
    }

    @Override
    public String name() {
        return "claim";
    }

    @Override
    public void take(Report report) throws Exception {
        for (int callers : settings.callers()) {
            for (Kind kind : settings.kinds()) {
                compare(kind, callers, report);
            }
        }
    }

    private static double asked(Kind kind) {
        return switch (kind) {
            case H2 -> 2;
            case POSTGRESQL -> 1.5;
        };
    }

    private void compare(Kind kind, int callers, Report report) throws Exception {
        List<Peer> peers = new ArrayList<>();
        peers.add(new Working(kind, Way.IN_PROCESS, callers));
        peers.add(new Working(kind, Way.HTTP, callers));
        peers.addAll(DbSchedulerWorking.all(kind, callers));
        List<Standing> standings = Standing.after(race, peers, settings.round());
        Standing best = Standing.best(standings.subList(2, standings.size()));
        String measure = "claim+complete, %s, %d callers".formatted(kind, callers);
        report.add(row(measure, standings.getFirst(), best, callers >= MANY ? asked(kind) : 0));
        report.add(row(measure + " over HTTP", standings.get(1), best, 0));
    }

    private static Row row(String measure, Standing ours, Standing best, double asked) {
        double ratio = ours.perSecond() / best.perSecond();
        return new Row(
                measure,
                Figures.rate(ours.perSecond()),
                best.name() + " " + Figures.rate(best.perSecond()),
                Figures.ratio(ratio),
                asked > 0 ? asked + " x" : "",
                asked > 0 ? Verdict.of(ratio >= asked) : Verdict.NOTHING_ASKED);
    }
}
