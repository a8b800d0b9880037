package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A waiting claim is answered by everything that makes an item claimable. */
public abstract class WakeContract extends ControlPlaneContract {
    private void wokenBy(RuntimeStarted started, InboxItem expected, Runnable act) {
        CompletableFuture<ClaimOutcome> waiting = new CompletableFuture<>();
        ClaimRequest request = new ClaimRequest(started.incarnation(), IdempotencyKey.random());
        Thread claimer = Thread.ofPlatform()
                .start(() -> waiting.complete(runtime().inbox().claim(request, Duration.ofSeconds(20))));
        awaitWaiting(claimer);
        act.run();
        try {
            assertThat(waiting.get(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            ClaimOutcome.Claimed.class,
                            claimed -> assertThat(claimed.item().id()).isEqualTo(expected.id()));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the waiting claim was not answered", e);
        }
    }

    private static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void byALabelThatIsTakenOff() {
        InboxItem item = owner().inbox()
                .create(NewItem.of(SLASH, "parked").labelled("parked").running(ECHO), IdempotencyKey.random());
        wokenBy(start(), item, () -> steer(item, new ItemCommand.Relabel(null, List.of(), List.of("parked"))));
    }

    @Test
    void byTheCompletionOfAPredecessor() {
        InboxItem first = create("first");
        Plan plan = new Plan(List.of(first.id()), null, null);
        InboxItem last =
                owner().inbox().create(NewItem.of(SLASH, "last").running(ECHO).planned(plan), IdempotencyKey.random());
        RuntimeStarted started = start();
        InboxItem claimed = claim(started);
        wokenBy(started, last, () -> work(claimed, new ItemCommand.Complete(claimed.epoch(), Result.of("done"))));
    }

    @Test
    void byAnUnblock() {
        InboxItem first = create("first");
        Plan plan = new Plan(List.of(first.id()), null, null);
        InboxItem last =
                owner().inbox().create(NewItem.of(SLASH, "last").running(ECHO).planned(plan), IdempotencyKey.random());
        RuntimeStarted started = start();
        claim(started);
        wokenBy(started, last, () -> steer(last, new ItemCommand.Unblock(null)));
    }

    @Test
    void byAReleaseAReassignmentAndARetry() {
        create("again and again");
        RuntimeStarted started = start();
        InboxItem item = claim(started);
        wokenBy(started, item, () -> steer(item, new ItemCommand.Release(null, "take it back")));
        wokenBy(started, item, () -> steer(item, new ItemCommand.Reassign(null, new AgentName("pixel"), "other")));
        steer(item, new ItemCommand.Fail(null, Result.of("no"), false));
        wokenBy(started, item, () -> steer(item, new ItemCommand.Retry(null)));
    }

    @Test
    void byAnAgentThatIsResumed() {
        owner().agents().pause(SLASH, "wait");
        InboxItem item = create("work");
        wokenBy(start(), item, () -> owner().agents().resume(SLASH));
    }

    @Test
    void byALeaseThatRunsOut() {
        create("lost");
        RuntimeStarted started = start();
        InboxItem item = claim(started);
        wokenBy(started, item, () -> advance(Duration.ofSeconds(17)));
    }

    @Test
    void byATimeThatHasCome() {
        InboxItem clock = create("clock");
        RuntimeStarted started = start();
        claim(started);
        Plan plan = new Plan(List.of(), clock.times().createdAt().plusSeconds(5), null);
        InboxItem item =
                owner().inbox().create(NewItem.of(SLASH, "soon").running(ECHO).planned(plan), IdempotencyKey.random());
        wokenBy(started, item, () -> advance(Duration.ofSeconds(6)));
    }

    @Test
    void byAnAnswer() {
        create("asks");
        RuntimeStarted started = start();
        InboxItem item = claim(started);
        AskOutcome asked = runtime()
                .asks()
                .raise(NewAsk.of(AskKind.TEXT, "which?").holding(item.id(), item.epoch()), IdempotencyKey.random());
        AskCommand answer = new AskCommand.Answer(new Reply.Text("this"));
        wokenBy(
                started,
                item,
                () -> owner().asks().submit(((AskOutcome.Accepted) asked).ask().id(), answer, IdempotencyKey.random()));
    }

    @Test
    void byTheEndOfAnOfferToARuntimeThatDoesNotTakeIt() {
        create("asks");
        other().runtimes().start(HERE);
        RuntimeStarted started = start();
        ClaimOutcome outcome = other().inbox()
                .claim(
                        new ClaimRequest(other().runtimes().start(HERE).incarnation(), IdempotencyKey.random()),
                        Duration.ZERO);
        InboxItem item = ((ClaimOutcome.Claimed) outcome).item();
        AskOutcome asked = other().asks()
                .raise(NewAsk.of(AskKind.TEXT, "which?").holding(item.id(), item.epoch()), IdempotencyKey.random());
        owner().asks()
                .submit(
                        ((AskOutcome.Accepted) asked).ask().id(),
                        new AskCommand.Answer(new Reply.Text("this")),
                        IdempotencyKey.random());
        assertThat(tryClaim(started)).isInstanceOf(ClaimOutcome.Nothing.class);
        wokenBy(started, item, () -> advance(Duration.ofSeconds(31)));
    }
}
