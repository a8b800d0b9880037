package dev.missioncontrol.bench.peer;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.bench.stage.BenchFleet;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Latencies;
import dev.missioncontrol.bench.stage.SampleItems;
import dev.missioncontrol.bench.stage.Transport;
import dev.missioncontrol.bench.stage.Worker;
import dev.missioncontrol.bench.stage.Workspace;
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
public record ClaimPickUp(DatabaseKind kind, Transport transport, boolean onAnotherNode) implements PickUp {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** Time in which the claim starts to wait and everything else settles. */
    private static final Duration SETTLING = Duration.ofMillis(5);

    @Override
    public String name() {
        return onAnotherNode ? transport + ", created on another node" : transport.toString();
    }

    @Override
    public Latencies round(Workspace workspace, int samples) throws Exception {
        try (BenchFleet fleet = BenchFleet.open(workspace, transport)) {
            if (!onAnotherNode) {
                return sampled(fleet, fleet, samples);
            }
            try (BenchFleet other = BenchFleet.open(workspace.fromAnotherNode(), Transport.IN_PROCESS)) {
                return sampled(fleet, other, samples);
            }
        }
    }

    private static Latencies sampled(BenchFleet claiming, BenchFleet creating, int samples) throws Exception {
        Latencies latencies = new Latencies();
        try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            Worker worker = claiming.start(new RuntimeName("runtime"));
            for (int sample = 0; sample < samples; sample++) {
                Future<Long> claimed = waiting.submit(() -> claimed(worker));
                LockSupport.parkNanos(SETTLING.toNanos());
                long asked = System.nanoTime();
                SampleItems.create(creating.owner(), 0);
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
