package dev.missioncontrol.bench.peer;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.bench.stage.Fleet;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.Latencies;
import dev.missioncontrol.bench.stage.Place;
import dev.missioncontrol.bench.stage.Way;
import dev.missioncontrol.bench.stage.Work;
import dev.missioncontrol.bench.stage.Worker;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** This control plane: a claim waits, an item is created, the claim is answered. */
public record ClaimPickUp(Kind kind, Way way) implements PickUp {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** Until the claim waits and nothing else happens. */
    private static final Duration SETTLING = Duration.ofMillis(5);

    @Override
    public String name() {
        return way.toString();
    }

    @Override
    public Latencies round(Place place, int samples) throws Exception {
        Latencies latencies = new Latencies();
        try (Fleet fleet = Fleet.open(place, way);
                ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            Worker worker = fleet.start(new RuntimeName("runtime"));
            for (int sample = 0; sample < samples; sample++) {
                Future<Long> claimed = waiting.submit(() -> claimed(worker));
                LockSupport.parkNanos(SETTLING.toNanos());
                long asked = System.nanoTime();
                Work.create(fleet.owner(), 0);
                latencies.add(Duration.ofNanos(claimed.get() - asked));
            }
        }
        return latencies;
    }

    private static long claimed(Worker worker) {
        InboxItem item = Working.claim(worker, LONGEST);
        long at = System.nanoTime();
        Working.complete(worker, item);
        return at;
    }
}
