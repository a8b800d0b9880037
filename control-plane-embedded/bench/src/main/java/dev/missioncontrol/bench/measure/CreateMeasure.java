package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.Settings;
import dev.missioncontrol.bench.peer.Batches;
import dev.missioncontrol.bench.peer.Creating;
import dev.missioncontrol.bench.peer.DbSchedulerCreating;
import dev.missioncontrol.bench.peer.ForcedAppend;
import dev.missioncontrol.bench.peer.Race;
import dev.missioncontrol.bench.peer.Standing;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.Report;
import dev.missioncontrol.bench.report.Row;
import dev.missioncontrol.bench.report.Verdict;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.Places;
import dev.missioncontrol.bench.stage.Way;
import java.io.IOException;
import java.util.List;

/** New items per second, beside a plain forced append of the same bytes (H2) and db-scheduler's schedule (PostgreSQL). */
public final class CreateMeasure implements Measure {
    private static final int MANY = 64;
    private static final double HALF = 0.5;
    private static final double LEAST = 10_000;

    private final Settings settings;
    private final Race race;

    public CreateMeasure(Settings settings, Places places) {
        this.settings = settings;
        this.race = new Race(settings.rounds(), places);
    }

    @Override
    public String name() {
        return "create";
    }

    @Override
    public void take(Report report) throws Exception {
        for (int callers : settings.callers()) {
            for (Kind kind : settings.kinds()) {
                switch (kind) {
                    case H2 -> onH2(callers, report);
                    case POSTGRESQL -> onPostgres(callers, report);
                }
            }
        }
    }

    private void onH2(int callers, Report report) throws Exception {
        Batches batches = new Batches();
        List<Standing> standings = Standing.after(
                race,
                List.of(
                        new Creating(Kind.H2, Way.IN_PROCESS, callers, batches),
                        new ForcedAppend(batches),
                        new Creating(Kind.H2, Way.HTTP, callers, new Batches())),
                settings.round());
        double ours = standings.getFirst().perSecond();
        double append = standings.get(1).perSecond();
        String bytes = " (%.0f events of %d bytes at once; the database wrote %,d for each)"
                .formatted(batches.events(), batches.bytes(), batches.written());
        boolean asked = callers >= MANY;
        report.add(new Row(
                "create, H2, %d callers".formatted(callers),
                Figures.rate(ours),
                standings.get(1).name() + bytes + " " + Figures.rate(append),
                Figures.ratio(ours / append),
                asked ? "0.5 x and 10,000/s" : "",
                asked ? Verdict.of(ours >= HALF * append && ours >= LEAST) : Verdict.NOTHING_ASKED));
        overHttp(callers, standings.get(2), standings.getFirst(), report);
    }

    private static void overHttp(int callers, Standing http, Standing inProcess, Report report) throws IOException {
        report.add(new Row(
                "create, H2, %d callers over HTTP".formatted(callers),
                Figures.rate(http.perSecond()),
                "ours in process",
                Figures.ratio(http.perSecond() / inProcess.perSecond()),
                "",
                Verdict.NOTHING_ASKED));
    }

    private void onPostgres(int callers, Report report) throws Exception {
        List<Standing> standings = Standing.after(
                race,
                List.of(
                        new Creating(Kind.POSTGRESQL, Way.IN_PROCESS, callers, new Batches()),
                        new DbSchedulerCreating(Kind.POSTGRESQL, callers)),
                settings.round());
        double ours = standings.getFirst().perSecond();
        double theirs = standings.getLast().perSecond();
        report.add(new Row(
                "create, PostgreSQL, %d callers".formatted(callers),
                Figures.rate(ours),
                standings.getLast().name() + " " + Figures.rate(theirs),
                Figures.ratio(ours / theirs),
                "",
                Verdict.NOTHING_ASKED));
    }
}
