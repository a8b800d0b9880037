package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.BenchSettings;
import dev.missioncontrol.bench.peer.DbSchedulerWorking;
import dev.missioncontrol.bench.peer.Peer;
import dev.missioncontrol.bench.peer.PeerResult;
import dev.missioncontrol.bench.peer.Race;
import dev.missioncontrol.bench.peer.Working;
import dev.missioncontrol.bench.report.BenchReport;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.ReportRow;
import dev.missioncontrol.bench.report.TargetResult;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Transport;
import dev.missioncontrol.bench.stage.Workspaces;
import java.util.ArrayList;
import java.util.List;

/** Items claimed and completed per second, beside the fastest configuration of db-scheduler executing jobs that wait. */
public final class WorkMeasure implements Measure {
    private static final int MANY = 64;

    private final BenchSettings settings;
    private final Race race;

    public WorkMeasure(BenchSettings settings, Workspaces workspaces) {
        this.settings = settings;
        this.race = new Race(settings.rounds(), workspaces);
    }

    @Override
    public String name() {
        return "claim";
    }

    @Override
    public void take(BenchReport report) throws Exception {
        for (int callers : settings.callers()) {
            for (DatabaseKind kind : settings.kinds()) {
                compare(kind, callers, report);
            }
        }
    }

    private static double asked(DatabaseKind kind) {
        return switch (kind) {
            case H2 -> 2;
            case POSTGRESQL -> 1.5;
        };
    }

    private void compare(DatabaseKind kind, int callers, BenchReport report) throws Exception {
        List<Peer> peers = new ArrayList<>();
        peers.add(new Working(kind, Transport.IN_PROCESS, callers));
        peers.add(new Working(kind, Transport.HTTP, callers));
        peers.addAll(DbSchedulerWorking.all(kind, callers));
        List<PeerResult> standings = PeerResult.after(race, peers, settings.round());
        PeerResult best = PeerResult.best(standings.subList(2, standings.size()));
        String measure = "claim+complete, %s, %d callers".formatted(kind, callers);
        report.add(row(measure, standings.getFirst(), best, callers >= MANY ? asked(kind) : 0));
        report.add(row(measure + " over HTTP", standings.get(1), best, 0));
    }

    private static ReportRow row(String measure, PeerResult ours, PeerResult best, double asked) {
        double ratio = ours.perSecond() / best.perSecond();
        return new ReportRow(
                measure,
                Figures.rate(ours.perSecond()),
                best.name() + " " + Figures.rate(best.perSecond()),
                Figures.ratio(ratio),
                asked > 0 ? asked + " x" : "",
                asked > 0 ? TargetResult.of(ratio >= asked) : TargetResult.NOTHING_ASKED);
    }
}
