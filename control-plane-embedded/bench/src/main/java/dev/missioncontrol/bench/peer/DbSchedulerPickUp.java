package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.peer.DbScheduler.Polling;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Latencies;
import dev.missioncontrol.bench.stage.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.locks.LockSupport;

/** db-scheduler with immediate execution: a job is scheduled for now in the process that runs it. */
public record DbSchedulerPickUp(DatabaseKind kind, Polling polling) implements PickUp {
    private static final int THREADS = 8;
    private static final Duration SETTLING = Duration.ofMillis(5);

    /** Returns its default way on H2, and both ways on PostgreSQL. */
    public static List<PickUp> all(DatabaseKind kind) {
        return switch (kind) {
            case H2 -> List.of(new DbSchedulerPickUp(kind, Polling.FETCH));
            case POSTGRESQL ->
                List.of(
                        new DbSchedulerPickUp(kind, Polling.FETCH),
                        new DbSchedulerPickUp(kind, Polling.LOCK_AND_FETCH));
        };
    }

    @Override
    public String name() {
        return "db-scheduler, " + polling;
    }

    @Override
    public Latencies round(Workspace workspace, int samples) throws Exception {
        Latencies latencies = new Latencies();
        TransferQueue<Long> started = new LinkedTransferQueue<>();
        try (DbScheduler peer = new DbScheduler(workspace, polling, THREADS, () -> started.add(System.nanoTime()))) {
            peer.scheduler().start();
            for (int sample = 0; sample < samples; sample++) {
                LockSupport.parkNanos(SETTLING.toNanos());
                long asked = System.nanoTime();
                peer.scheduler()
                        .schedule(
                                peer.task().instance("job-" + sample),
                                InstantSource.system().instant());
                latencies.add(Duration.ofNanos(started.take() - asked));
            }
        }
        return latencies;
    }
}
