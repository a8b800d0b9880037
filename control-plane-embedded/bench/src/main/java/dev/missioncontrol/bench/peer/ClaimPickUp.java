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

/**
 * This control plane: a claim waits, an item is created, the claim is answered.
 *
 * @param onAnotherNode whether the item is created on another node of the same database than the claim waits on
 */
public record ClaimPickUp(Kind kind, Way way, boolean onAnotherNode) implements PickUp {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** Until the claim waits and nothing else happens. */
    private static final Duration SETTLING = Duration.ofMillis(5);

    @Override
    public String name() {
        return onAnotherNode ? way + ", created on another node" : way.toString();
    }

    @Override
    public Latencies round(Place place, int samples) throws Exception {
        try (Fleet fleet = Fleet.open(place, way)) {
            if (!onAnotherNode) {
                return sampled(fleet, fleet, samples);
            }
            try (Fleet other = Fleet.open(place.fromAnotherNode(), Way.IN_PROCESS)) {
                return sampled(fleet, other, samples);
            }
        }
    }

    private static Latencies sampled(Fleet claiming, Fleet creating, int samples) throws Exception {
        Latencies latencies = new Latencies();
        try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            Worker worker = claiming.start(new RuntimeName("runtime"));
            for (int sample = 0; sample < samples; sample++) {
                Future<Long> claimed = waiting.submit(() -> claimed(worker));
                LockSupport.parkNanos(SETTLING.toNanos());
                long asked = System.nanoTime();
                Work.create(creating.owner(), 0);
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
