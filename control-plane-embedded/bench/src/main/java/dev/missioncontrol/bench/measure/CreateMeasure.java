package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.BenchSettings;
import dev.missioncontrol.bench.peer.BatchCounter;
import dev.missioncontrol.bench.peer.Creating;
import dev.missioncontrol.bench.peer.DbSchedulerCreating;
import dev.missioncontrol.bench.peer.ForcedAppend;
import dev.missioncontrol.bench.peer.PeerResult;
import dev.missioncontrol.bench.peer.Race;
import dev.missioncontrol.bench.report.BenchReport;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.ReportRow;
import dev.missioncontrol.bench.report.TargetResult;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Transport;
import dev.missioncontrol.bench.stage.Workspaces;
import java.io.IOException;
import java.util.List;

/** New items per second, beside a plain forced append of the same bytes (H2) and db-scheduler's schedule (PostgreSQL). */
public final class CreateMeasure implements Measure {
    private static final int MANY = 64;
    private static final double HALF = 0.5;
    private static final double LEAST = 10_000;

    private final BenchSettings settings;
    private final Race race;

    public CreateMeasure(BenchSettings settings, Workspaces workspaces) {
        this.settings = settings;
        this.race = new Race(settings.rounds(), workspaces);
    }

    @Override
    public String name() {
        return "create";
    }

    @Override
    public void take(BenchReport report) throws Exception {
        for (int callers : settings.callers()) {
            for (DatabaseKind kind : settings.kinds()) {
                switch (kind) {
                    case H2 -> onH2(callers, report);
                    case POSTGRESQL -> onPostgres(callers, report);
                }
            }
        }
    }

    private void onH2(int callers, BenchReport report) throws Exception {
        BatchCounter batchCounter = new BatchCounter();
        List<PeerResult> standings = PeerResult.after(
                race,
                List.of(
                        new Creating(DatabaseKind.H2, Transport.IN_PROCESS, callers, batchCounter),
                        new ForcedAppend(batchCounter),
                        new Creating(DatabaseKind.H2, Transport.HTTP, callers, new BatchCounter())),
                settings.round());
        double ours = standings.getFirst().perSecond();
        double append = standings.get(1).perSecond();
        String bytes = " (%.0f events of %d bytes at once; the database wrote %,d for each)"
                .formatted(batchCounter.events(), batchCounter.bytes(), batchCounter.written());
        boolean asked = callers >= MANY;
        report.add(new ReportRow(
                "create, H2, %d callers".formatted(callers),
                Figures.rate(ours),
                standings.get(1).name() + bytes + " " + Figures.rate(append),
                Figures.ratio(ours / append),
                asked ? "0.5 x and 10,000/s" : "",
                asked ? TargetResult.of(ours >= HALF * append && ours >= LEAST) : TargetResult.NOTHING_ASKED));
        overHttp(callers, standings.get(2), standings.getFirst(), report);
    }

    private static void overHttp(int callers, PeerResult http, PeerResult inProcess, BenchReport report)
            throws IOException {
        report.add(new ReportRow(
                "create, H2, %d callers over HTTP".formatted(callers),
                Figures.rate(http.perSecond()),
                "ours in process",
                Figures.ratio(http.perSecond() / inProcess.perSecond()),
                "",
                TargetResult.NOTHING_ASKED));
    }

    private void onPostgres(int callers, BenchReport report) throws Exception {
        List<PeerResult> standings = PeerResult.after(
                race,
                List.of(
                        new Creating(DatabaseKind.POSTGRESQL, Transport.IN_PROCESS, callers, new BatchCounter()),
                        new DbSchedulerCreating(DatabaseKind.POSTGRESQL, callers)),
                settings.round());
        double ours = standings.getFirst().perSecond();
        double theirs = standings.getLast().perSecond();
        report.add(new ReportRow(
                "create, PostgreSQL, %d callers".formatted(callers),
                Figures.rate(ours),
                standings.getLast().name() + " " + Figures.rate(theirs),
                Figures.ratio(ours / theirs),
                "",
                TargetResult.NOTHING_ASKED));
    }
}
