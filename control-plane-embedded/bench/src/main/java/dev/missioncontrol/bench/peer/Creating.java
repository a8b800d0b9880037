package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Callers;
import dev.missioncontrol.bench.stage.Fleet;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.Place;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Way;
import dev.missioncontrol.bench.stage.Work;
import java.time.Duration;

/** This control plane, taking new items: each a command of its own, durable and audited before it is answered. */
public record Creating(Kind kind, Way way, int callers, Batches batches) implements Peer {
    @Override
    public String name() {
        return way.toString();
    }

    @Override
    public Rate round(Place place, Duration length) throws Exception {
        try (Fleet fleet = Fleet.open(place, way)) {
            return batches.watch(
                    fleet.owner(), () -> Callers.during(callers, length, caller -> Work.create(fleet.owner(), caller)));
        }
    }
}
