package dev.missioncontrol.bench.measure;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.bench.Settings;
import dev.missioncontrol.bench.peer.Working;
import dev.missioncontrol.bench.report.Figures;
import dev.missioncontrol.bench.report.Report;
import dev.missioncontrol.bench.report.Row;
import dev.missioncontrol.bench.report.Verdict;
import dev.missioncontrol.bench.stage.Callers;
import dev.missioncontrol.bench.stage.Fleet;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.OpenLog;
import dev.missioncontrol.bench.stage.Place;
import dev.missioncontrol.bench.stage.Places;
import dev.missioncontrol.bench.stage.Stopwatch;
import dev.missioncontrol.bench.stage.Way;
import dev.missioncontrol.bench.stage.Work;
import dev.missioncontrol.bench.stage.Worker;

/** Folding a log again and comparing the result with the tables: a log that the inbox itself has written, a tenth as long. */
public final class ReplayMeasure implements Measure {
    private static final int SHORTER = 10;
    private static final int EVENTS_PER_ITEM = 3;
    private static final int AT_ONCE = 256;

    private final Settings settings;
    private final Places places;

    public ReplayMeasure(Settings settings, Places places) {
        this.settings = settings;
        this.places = places;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public void take(Report report) throws Exception {
        int items = Math.max(1, settings.events() / SHORTER / EVENTS_PER_ITEM);
        for (Kind kind : settings.kinds()) {
            try (Place place = places.fresh(kind)) {
                live(place, items);
                try (OpenLog log = OpenLog.on(place)) {
                    Stopwatch watch = Stopwatch.start();
                    long events = log.replay();
                    report.add(Row.alone(
                            "replay and compare, %,d events, %s".formatted(events, kind),
                            Figures.rate(watch.did(events).perSecond()),
                            "",
                            Verdict.NOTHING_ASKED));
                }
            }
        }
    }

    private static void live(Place place, int items) throws Exception {
        try (Fleet fleet = Fleet.open(place, Way.IN_PROCESS)) {
            Worker worker = fleet.start(new RuntimeName("runtime"));
            Callers.times(AT_ONCE, items, caller -> {
                Work.create(fleet.owner(), caller);
                Working.workOnce(worker);
            });
        }
    }
}
