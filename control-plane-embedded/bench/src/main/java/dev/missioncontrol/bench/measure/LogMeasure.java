package dev.missioncontrol.bench.measure;

import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.bench.Settings;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.Report;
import dev.missioncontrol.bench.report.Row;
import dev.missioncontrol.bench.report.Verdict;
import dev.missioncontrol.bench.stage.Fleet;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.Latencies;
import dev.missioncontrol.bench.stage.OpenLog;
import dev.missioncontrol.bench.stage.Place;
import dev.missioncontrol.bench.stage.Places;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Stopwatch;
import dev.missioncontrol.bench.stage.Story;
import dev.missioncontrol.bench.stage.Way;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A long log: how fast it is written in bulk, and how soon a page of what somebody asks for is there. */
public final class LogMeasure implements Measure {
    private static final Duration P99_MAX = Duration.ofMillis(100);
    private static final int BATCH = 1_000;
    private static final int PAGE = 100;
    private static final int AGENTS = 200;

    private final Settings settings;
    private final Places places;

    public LogMeasure(Settings settings, Places places) {
        this.settings = settings;
        this.places = places;
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void take(Report report) throws Exception {
        for (Kind kind : settings.kinds()) {
            try (Place place = places.fresh(kind)) {
                String log = "%,d events on %s".formatted(settings.events(), kind);
                Rate written = write(place);
                report.add(Row.alone(
                        "audit append, " + log + " in batches of " + BATCH,
                        Figures.rate(written.perSecond()),
                        "",
                        Verdict.NOTHING_ASKED));
                search(place, log, report);
            }
        }
    }

    private Rate write(Place place) {
        Story story = new Story(1);
        try (OpenLog log = OpenLog.on(place)) {
            Stopwatch watch = Stopwatch.start();
            int written = 0;
            while (written < settings.events()) {
                written += log.append(story.next(Math.min(BATCH, settings.events() - written)));
            }
            return watch.did(written);
        }
    }

    private void search(Place place, String log, Report report) throws Exception {
        try (Fleet fleet = Fleet.open(place, Way.IN_PROCESS)) {
            Audit audit = fleet.owner().audit();
            int items = settings.events() / 3;
            report.add(found(audit, "subject, " + log, random -> subject(Story.id(random.nextInt(items)))));
            report.add(found(audit, "actor, " + log, random -> actor("runtime:runtime-" + random.nextInt(AGENTS))));
        }
    }

    private static AuditFilter subject(String item) {
        return new AuditFilter(null, null, "item:" + item);
    }

    private static AuditFilter actor(String actor) {
        return new AuditFilter(actor, null, null);
    }

    /** The first quarter warms up. */
    private Row found(Audit audit, String what, Function<RandomGenerator, AuditFilter> question) {
        RandomGenerator random = new Random(2);
        Latencies latencies = new Latencies();
        int warmUp = settings.samples() / 4;
        for (int sample = -warmUp; sample < settings.samples(); sample++) {
            AuditFilter filter = question.apply(random);
            Stopwatch watch = Stopwatch.start();
            if (audit.list(filter, null, PAGE).rows().isEmpty()) {
                throw new IllegalStateException("nothing was found for " + filter);
            }
            if (sample >= 0) {
                latencies.add(watch.elapsed());
            }
        }
        boolean reached = latencies.p99().compareTo(P99_MAX) < 0;
        return Row.alone("search by " + what, latencies.toString(), "p99 under 100 ms", Verdict.of(reached));
    }
}
