package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.peer.DbScheduler.Polling;
import dev.missioncontrol.bench.stage.CallerThreads;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** db-scheduler, taking new jobs for later: one transaction each, without execution. */
public record DbSchedulerCreating(DatabaseKind kind, int callers) implements Peer {
    @Override
    public String name() {
        return "db-scheduler, schedule";
    }

    @Override
    public Rate round(Workspace workspace, Duration length) throws Exception {
        try (DbScheduler peer = new DbScheduler(workspace, Polling.FETCH, callers, () -> {})) {
            Instant later = InstantSource.system().instant().plus(Duration.ofDays(1));
            return CallerThreads.during(
                    callers,
                    length,
                    _ -> peer.scheduler()
                            .schedule(peer.task().instance(UUID.randomUUID().toString()), later));
        }
    }
}
