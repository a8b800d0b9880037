package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.Settings;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.Report;
import dev.missioncontrol.bench.report.Row;
import dev.missioncontrol.bench.report.Verdict;
import dev.missioncontrol.bench.stage.Fleet;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.OpenLog;
import dev.missioncontrol.bench.stage.Place;
import dev.missioncontrol.bench.stage.Places;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Stopwatch;
import dev.missioncontrol.bench.stage.Story;
import dev.missioncontrol.bench.stage.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A long log: written in bulk, searched once the index has followed, and verified from its first event to its last. */
public final class LogMeasure implements Measure {
    private static final Duration VERIFY_MAX = Duration.ofSeconds(5);
    private static final int ASKED_ABOUT = 1_000_000;
    private static final int BATCH = 1_000;

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
            String log = "%,d events, %s".formatted(settings.events(), kind);
            try (Place place = places.fresh(kind)) {
                report.add(rate("append in batches of 1,000, " + log, write(place)));
                try (Fleet fleet = Fleet.open(place, Way.IN_PROCESS)) {
                    Searches searches = new Searches(fleet.owner().audit(), settings, log);
                    report.add(rate("search index follows, " + log, searches.follow()));
                    for (Row row : searches.rows()) {
                        report.add(row);
                    }
                }
                report.add(verified(place, log));
            }
        }
    }

    private static Row rate(String measure, Rate rate) {
        return Row.alone(measure, Figures.rate(rate.perSecond()), "", Verdict.NOTHING_ASKED);
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

    /** With nobody writing meanwhile; the first time warms up. */
    private Row verified(Place place, String log) {
        List<Duration> times = new ArrayList<>();
        try (OpenLog open = OpenLog.on(place)) {
            open.verify();
            Stream.generate(() -> verifiedOnce(open)).limit(settings.rounds()).forEach(times::add);
        }
        Duration median = times.stream().sorted().toList().get(times.size() / 2);
        boolean asked = settings.events() >= ASKED_ABOUT;
        return Row.alone(
                "verify, " + log,
                Figures.seconds(median),
                asked ? "under 5 s" : "",
                asked ? Verdict.of(median.compareTo(VERIFY_MAX) < 0) : Verdict.NOTHING_ASKED);
    }

    private static Duration verifiedOnce(OpenLog log) {
        Stopwatch watch = Stopwatch.start();
        log.verify();
        return watch.elapsed();
    }
}
