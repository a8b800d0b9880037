package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.peer.DbScheduler.Polling;
import dev.missioncontrol.bench.stage.Callers;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.Place;
import dev.missioncontrol.bench.stage.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** db-scheduler, taking new jobs for later: one transaction each, nobody executes meanwhile. */
public record DbSchedulerCreating(Kind kind, int callers) implements Peer {
    @Override
    public String name() {
        return "db-scheduler, schedule";
    }

    @Override
    public Rate round(Place place, Duration length) throws Exception {
        try (DbScheduler peer = new DbScheduler(place, Polling.FETCH, callers, () -> {})) {
            Instant later = InstantSource.system().instant().plus(Duration.ofDays(1));
            return Callers.during(
                    callers,
                    length,
                    _ -> peer.scheduler()
                            .schedule(peer.task().instance(UUID.randomUUID().toString()), later));
        }
    }
}
