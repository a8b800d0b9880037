package dev.missioncontrol.bench.peer;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.bench.stage.BenchFleet;
import dev.missioncontrol.bench.stage.CallerThreads;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.SampleItems;
import dev.missioncontrol.bench.stage.Transport;
import dev.missioncontrol.bench.stage.Worker;
import dev.missioncontrol.bench.stage.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * This control plane, handing out waiting items and accepting their completion: claim and complete are a command each.
 */
public final class Working implements Peer {
    private static final Result DONE = Result.of("mended; the test fails without the change and passes with it");
    private static final int AUTHORS = 64;

    private final DatabaseKind kind;
    private final Transport transport;
    private final int callers;
    private final WaitingWork waitingWork = new WaitingWork();

    public Working(DatabaseKind kind, Transport transport, int callers) {
        this.kind = kind;
        this.transport = transport;
        this.callers = callers;
    }

    @Override
    public String name() {
        return transport.toString();
    }

    @Override
    public DatabaseKind kind() {
        return kind;
    }

    @Override
    public Rate round(Workspace workspace, Duration length) throws Exception {
        int items = waitingWork.size(length);
        try (BenchFleet fleet = BenchFleet.open(workspace, transport)) {
            List<Worker> workers = IntStream.range(0, callers)
                    .mapToObj(caller -> fleet.start(new RuntimeName("runtime-" + caller)))
                    .toList();
            CallerThreads.times(AUTHORS, items, caller -> SampleItems.create(fleet.owner(), caller));
            return waitingWork.learn(CallerThreads.times(callers, items, caller -> workOnce(workers.get(caller))));
        }
    }

    /** Claims a waiting item and completes it. */
    public static void workOnce(Worker worker) {
        complete(worker, claim(worker, Duration.ZERO));
    }

    static InboxItem claim(Worker worker, Duration wait) {
        ClaimRequest request = new ClaimRequest(worker.incarnation(), IdempotencyKey.random());
        if (worker.ask(plane -> plane.inbox().claim(request, wait)) instanceof ClaimOutcome.Claimed claimed) {
            return claimed.item();
        }
        throw new IllegalStateException("nothing to claim although items wait");
    }

    static void complete(Worker worker, InboxItem item) {
        ItemCommand done = new ItemCommand.Complete(item.epoch(), DONE);
        ItemOutcome outcome = worker.ask(plane -> plane.inbox().submit(item.id(), done, IdempotencyKey.random()));
        if (!(outcome instanceof ItemOutcome.Accepted)) {
            throw new IllegalStateException("a completion was not accepted: " + outcome.getClass());
        }
    }
}
