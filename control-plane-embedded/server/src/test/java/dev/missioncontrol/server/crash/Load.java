package dev.missioncontrol.server.crash;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs callers that create, claim and complete one item after the other until a call fails. Thread-safe. */
final class Load {
    private static final int CALLERS = 8;
    private static final AgentName AGENT = new AgentName("slash");
    private static final Command COMMAND = new Command(List.of("true"), "/srv/repo", null);

    private final Planes planes;
    private final Incarnation incarnation;
    private final Ledger ledger;
    private final CompletableFuture<?> callers;
    private volatile boolean stopped;

    Load(Planes planes, Incarnation incarnation, Ledger ledger) {
        this.planes = planes;
        this.incarnation = incarnation;
        this.ledger = ledger;
        this.callers = CompletableFuture.allOf(IntStream.range(0, CALLERS)
                .mapToObj(_ -> CompletableFuture.runAsync(
                        this::call, task -> Thread.ofVirtual().start(task)))
                .toArray(CompletableFuture[]::new));
    }

    private void call() {
        while (!stopped && once()) {}
    }

    /** Tells whether all three calls were answered. */
    private boolean once() {
        NewItem item = NewItem.of(AGENT, "load " + UUID.randomUUID()).running(COMMAND);
        if (!answered(new Asked.Create(item, IdempotencyKey.random()))) {
            return false;
        }
        Asked.Claim claim = new Asked.Claim(new ClaimRequest(incarnation, IdempotencyKey.random()));
        try {
            InboxItem claimed = claim.ask(planes, ledger);
            return claimed == null || answered(completing(claimed));
        } catch (ControlPlaneException e) {
            ledger.unknown(claim);
            return false;
        }
    }

    private static Asked.Complete completing(InboxItem item) {
        Result result = Result.of("done " + UUID.randomUUID());
        return new Asked.Complete(item, new ItemCommand.Complete(item.epoch(), result), IdempotencyKey.random());
    }

    private boolean answered(Asked asked) {
        try {
            @Nullable InboxItem _ = asked.ask(planes, ledger);
            return true;
        } catch (ControlPlaneException e) {
            ledger.unknown(asked);
            return false;
        }
    }

    /** Lets every caller finish its current item. */
    void stop() {
        stopped = true;
        await();
    }

    /** Waits until every caller has met a failure. */
    void await() {
        callers.join();
    }
}
