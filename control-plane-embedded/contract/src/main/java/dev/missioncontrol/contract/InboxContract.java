package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The inbox: the main job, fencing, repeated commands, refusals, listings. */
public abstract class InboxContract extends ControlPlaneContract {
    private static final Result DONE = new Result("done", 0, List.of("line 1", "line 2"), null);

    @Test
    void anItemGoesFromPendingToCompleted() {
        InboxItem created = create("run the tests");
        assertThat(created.state()).isEqualTo(ItemState.PENDING);
        RuntimeStarted started = start();
        InboxItem claimed = claim(started);
        assertThat(claimed.state()).isEqualTo(ItemState.ACKED);
        assertThat(claimed.epoch()).isEqualTo(new Epoch(1));
        assertThat(claimed.status().attempt()).isEqualTo(1);
        assertThat(claimed.status().holder()).isEqualTo(new Holder.RuntimeHolder(LOCAL, started.incarnation()));
        assertThat(work(claimed, new ItemCommand.StartWork(claimed.epoch())).state())
                .isEqualTo(ItemState.WORKING);
        InboxItem completed = work(claimed, new ItemCommand.Complete(claimed.epoch(), DONE));
        assertThat(completed.state()).isEqualTo(ItemState.COMPLETED);
        assertThat(completed.lease()).isNull();
        assertThat(completed.result()).isEqualTo(DONE);
        assertThat(owner().inbox().find(created.id())).contains(completed);
    }

    @Test
    void everythingWrittenIntoAnItemIsReadBack() {
        NewItem written = NewItem.of(SLASH, "Ünïcode ✓ title")
                .saying("a body\nin lines")
                .from(new ItemOrigin("site", "clan", "owner/repo#7"))
                .labelled("sev-1")
                .running(new Command(List.of("make", "a b", "$(c);"), "/srv/repo", "main"));
        InboxItem item = owner().inbox().create(written, IdempotencyKey.random());
        assertThat(item.assignment()).isEqualTo(written.assignment());
        assertThat(item.author()).isEqualTo(owner().access().whoAmI());
    }

    @Test
    void aWaitingClaimIsAnsweredWhenWorkAppears() throws Exception {
        RuntimeStarted started = start();
        ClaimRequest request = new ClaimRequest(started.incarnation(), IdempotencyKey.random());
        CompletableFuture<ClaimOutcome> waiting = new CompletableFuture<>();
        Thread claimer = Thread.ofPlatform()
                .start(() -> waiting.complete(runtime().inbox().claim(request, Duration.ofSeconds(20))));
        awaitWaiting(claimer);
        InboxItem created = create("wake up");
        ClaimOutcome outcome = waiting.get(10, TimeUnit.SECONDS);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ClaimOutcome.Claimed.class,
                        claimed -> assertThat(claimed.item().id()).isEqualTo(created.id()));
    }

    /** So that the item comes while the claim waits and not before it. */
    private static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void itemsAreClaimedInTheOrderOfTheirCreationAndOnlyOnce() {
        InboxItem first = create("first");
        InboxItem second = create("second");
        RuntimeStarted started = start();
        assertThat(List.of(claim(started).id(), claim(started).id())).containsExactly(first.id(), second.id());
        assertThat(tryClaim(started)).isInstanceOf(ClaimOutcome.Nothing.class);
    }

    @Test
    void anItemWithoutACommandIsNoRuntimesWork() {
        owner().inbox().create(NewItem.of(SLASH, "think"), IdempotencyKey.random());
        assertThat(tryClaim(start())).isInstanceOf(ClaimOutcome.Nothing.class);
    }

    @Test
    void aRepeatedCreateReturnsTheFirstItem() {
        IdempotencyKey key = IdempotencyKey.random();
        NewItem item = NewItem.of(SLASH, "once");
        assertThat(owner().inbox().create(item, key)).isEqualTo(owner().inbox().create(item, key));
        assertThat(owner().inbox().counts().total()).isEqualTo(1);
    }

    @Test
    void aRepeatedClaimReturnsTheFirstItem() {
        create("first");
        create("second");
        ClaimRequest request = new ClaimRequest(start().incarnation(), IdempotencyKey.random());
        assertThat(runtime().inbox().claim(request, Duration.ZERO))
                .isEqualTo(runtime().inbox().claim(request, Duration.ZERO));
    }

    @Test
    void aRepeatedCompletionReturnsTheFirstAnswer() {
        create("once");
        InboxItem claimed = claim(start());
        IdempotencyKey key = IdempotencyKey.random();
        ItemCommand complete = new ItemCommand.Complete(claimed.epoch(), DONE);
        assertThat(runtime().inbox().submit(claimed.id(), complete, key))
                .isEqualTo(runtime().inbox().submit(claimed.id(), complete, key));
    }

    @Test
    void aKeyThatCameWithAnotherCommandIsRefused() {
        IdempotencyKey key = IdempotencyKey.random();
        owner().inbox().create(NewItem.of(SLASH, "one"), key);
        refused(Category.INVALID, "key-reused", () -> owner().inbox().create(NewItem.of(SLASH, "another"), key));
    }

    @Test
    void aStaleEpochIsFencedAndChangesNothing() {
        InboxItem item = create("contested");
        RuntimeStarted started = start();
        InboxItem stale = claim(started);
        steer(stale, new ItemCommand.Release(stale.epoch(), "take it back"));
        InboxItem current = claim(started);
        ItemOutcome outcome = runtime()
                .inbox()
                .submit(item.id(), new ItemCommand.Complete(stale.epoch(), DONE), IdempotencyKey.random());
        assertThat(outcome).isInstanceOfSatisfying(ItemOutcome.Fenced.class, fenced -> {
            assertThat(fenced.current().epoch()).isEqualTo(current.epoch());
            assertThat(fenced.current().lease()).isEqualTo(current.lease());
            assertThat(fenced.current().result()).isNull();
        });
    }

    @Test
    void workThatWasTakenBackCannotBeCompletedUnderTheNewEpoch() {
        create("taken back");
        InboxItem claimed = claim(start());
        InboxItem released = steer(claimed, new ItemCommand.Release(claimed.epoch(), "take it back"));
        assertThat(released.status().holder()).isNull();
        ItemOutcome late = runtime()
                .inbox()
                .submit(claimed.id(), new ItemCommand.Complete(released.epoch(), DONE), IdempotencyKey.random());
        assertThat(late).isInstanceOf(ItemOutcome.Refused.class);
        assertThat(owner().inbox().find(claimed.id())).get().satisfies(item -> {
            assertThat(item.state()).isEqualTo(ItemState.PENDING);
            assertThat(item.epoch()).isEqualTo(released.epoch());
            assertThat(item.status().holder()).isNull();
            assertThat(item.result()).isNull();
            assertThat(item.trail().notes()).isEqualTo(1); // not held, so the late result is kept
        });
    }

    @Test
    void anotherRuntimeLearnsNothingOfAnItemButThatItIsNotItsOwn() {
        create("private words");
        InboxItem claimed = claim(start());
        other().runtimes().start(HERE);
        ItemCommand complete = new ItemCommand.Complete(claimed.epoch(), DONE);
        ItemOutcome outcome = other().inbox().submit(claimed.id(), complete, IdempotencyKey.random());
        assertThat(outcome).isInstanceOfSatisfying(ItemOutcome.Refused.class, refused -> {
            assertThat(refused.current()).isEqualTo(claimed.withoutWords());
            assertThat(refused.current().assignment().work()).isNull();
        });
        OutputTail tail = new OutputTail(claimed.epoch(), 0, List.of("x"), Instant.EPOCH);
        assertThat(other().inbox().progress(claimed.id(), tail))
                .isEqualTo(new ItemOutcome.Fenced(claimed.withoutWords()));
    }

    @Test
    void aLeaseThatRunsOutGivesTheItemBackAndStillTakesALateCompletion() {
        create("slow");
        InboxItem claimed = claim(start());
        advance(Duration.ofSeconds(16));
        InboxItem expired = owner().inbox().find(claimed.id()).orElseThrow();
        assertThat(expired.state()).isEqualTo(ItemState.PENDING);
        assertThat(expired.epoch()).isEqualTo(claimed.epoch());
        assertThat(work(claimed, new ItemCommand.Complete(claimed.epoch(), DONE))
                        .state())
                .isEqualTo(ItemState.COMPLETED);
    }

    @Test
    void aLeaseLostThreeTimesWithoutAWordIsPoison() {
        InboxItem item = create("crashes its machine");
        RuntimeStarted started = start();
        for (int loss = 0; loss < 3; loss++) {
            claim(started);
            advance(Duration.ofSeconds(16));
        }
        InboxItem dead = owner().inbox().find(item.id()).orElseThrow();
        assertThat(dead.state()).isEqualTo(ItemState.FAILED);
        assertThat(dead.reason()).startsWith("Poison");
        assertThat(steer(dead, new ItemCommand.Retry(dead.epoch())).status().attempt())
                .isZero();
        assertThat(claim(started).epoch()).isEqualTo(new Epoch(4));
    }

    @Test
    void aRetryableFailureComesBackAfterAWhileAndAFinalOneDoesNot() {
        create("flaky");
        RuntimeStarted started = start();
        InboxItem claimed = claim(started);
        InboxItem failed = work(claimed, new ItemCommand.Fail(claimed.epoch(), Result.of("no network"), true));
        assertThat(failed.state()).isEqualTo(ItemState.PENDING);
        assertThat(failed.status().notBefore()).isNotNull();
        advance(Duration.ofSeconds(5));
        InboxItem again = claim(started);
        assertThat(again.status().attempt()).isEqualTo(2);
        InboxItem dead = work(again, new ItemCommand.Fail(again.epoch(), Result.of("exit 1"), false));
        assertThat(dead.state()).isEqualTo(ItemState.FAILED);
    }

    @Test
    void aFailureIsTakenWhateverItsProgramPrinted() {
        create("binary");
        InboxItem claimed = claim(start());
        Result printed = Result.of("exit 1: \0\u0001");
        InboxItem failed = work(claimed, new ItemCommand.Fail(claimed.epoch(), printed, false));
        assertThat(failed.result()).isEqualTo(printed);
        assertThat(owner().inbox().find(claimed.id())).contains(failed);
    }

    @Test
    void aCancelledItemFencesItsHolder() {
        create("unwanted");
        InboxItem claimed = claim(start());
        InboxItem cancelled = steer(claimed, new ItemCommand.Cancel(claimed.epoch(), "not any more"));
        assertThat(cancelled.state()).isEqualTo(ItemState.CANCELLED);
        ItemOutcome late = runtime()
                .inbox()
                .submit(claimed.id(), new ItemCommand.Complete(claimed.epoch(), DONE), IdempotencyKey.random());
        assertThat(late).isInstanceOfSatisfying(ItemOutcome.Fenced.class, fenced -> {
            assertThat(fenced.current().state()).isEqualTo(ItemState.CANCELLED);
            assertThat(fenced.current().reason()).isEqualTo(cancelled.reason());
        });
    }

    @Test
    void aReleaseCostsNoAttempt() {
        create("given back");
        InboxItem claimed = claim(start());
        InboxItem released = work(claimed, new ItemCommand.Release(claimed.epoch(), "stopping"));
        assertThat(released.state()).isEqualTo(ItemState.PENDING);
        assertThat(released.status().attempt()).isZero();
    }

    @Test
    void aClosedItemIsRefusedWithWhatIsTrueNow() {
        InboxItem item = create("over");
        InboxItem done = steer(item, new ItemCommand.Complete(item.epoch(), DONE));
        ItemOutcome outcome =
                owner().inbox().submit(item.id(), new ItemCommand.Cancel(null, "late"), IdempotencyKey.random());
        assertThat(outcome)
                .isEqualTo(new ItemOutcome.Refused("already-completed", "The item is already completed.", done));
    }

    @Test
    void outputIsKeptForReadersAndOnlyTakenFromTheHolder() {
        create("talkative");
        InboxItem claimed = claim(start());
        OutputTail tail = new OutputTail(claimed.epoch(), 3, List.of("four", "five"), Instant.EPOCH);
        accepted(runtime().inbox().progress(claimed.id(), tail));
        assertThat(owner().inbox().output(claimed.id())).contains(tail);
        OutputTail stale = new OutputTail(new Epoch(9), 0, List.of("x"), Instant.EPOCH);
        assertThat(runtime().inbox().progress(claimed.id(), stale)).isInstanceOf(ItemOutcome.Fenced.class);
        assertThat(owner().inbox().output(claimed.id())).contains(tail);
    }

    @Test
    void listingsAreNewestFirstFilteredAndPaged() {
        for (int i = 1; i <= 5; i++) {
            create("item " + i);
        }
        owner().inbox().create(NewItem.of(new AgentName("pixel"), "other 100%"), IdempotencyKey.random());
        Page<InboxItem> first = owner().inbox().list(new ItemFilter(SLASH, Set.of(), null, null, null), null, 3);
        assertThat(first.rows()).extracting(InboxItem::title).containsExactly("item 5", "item 4", "item 3");
        Page<InboxItem> second =
                owner().inbox().list(new ItemFilter(SLASH, Set.of(), null, null, null), first.next(), 2);
        assertThat(second.rows()).extracting(InboxItem::title).containsExactly("item 2", "item 1");
        assertThat(second.next()).isNull();
        ItemFilter words = new ItemFilter(null, Set.of(ItemState.PENDING), null, null, "OTHER 100%");
        assertThat(owner().inbox().list(words, null, 10).rows())
                .extracting(InboxItem::title)
                .containsExactly("other 100%");
        assertThat(owner().inbox().counts().in(ItemState.PENDING)).isEqualTo(6);
    }

    @Test
    void badNamesAndTextsAreRefusedByName() {
        refusedCreate("invalid-agent-name", NewItem.of(new AgentName("../etc"), "t"));
        refusedCreate("invalid-title", NewItem.of(SLASH, "red \u001b[31m alert"));
        refusedCreate("invalid-title", NewItem.of(SLASH, "abc\u202Edef"));
        refusedCreate("invalid-branch", commanded("/srv/repo", "--upload-pack=touch"));
        refusedCreate("invalid-repository", commanded("ext::sh -c touch", null));
        refusedCreate("invalid-repository", commanded("../relative", null));
        assertThat(owner().inbox().counts().total()).isZero();
    }

    private static NewItem commanded(String repository, @Nullable String base) {
        return NewItem.of(SLASH, "t").running(new Command(List.of("true"), repository, base));
    }

    private void refusedCreate(String type, NewItem item) {
        refused(Category.INVALID, type, () -> owner().inbox().create(item, IdempotencyKey.random()));
    }

    @Test
    void anUnknownItemIsSaidToBeUnknown() {
        ItemId unknown = new ItemId("0".repeat(26));
        assertThat(owner().inbox().find(unknown)).isEmpty();
        refused(
                Category.NOT_FOUND,
                "unknown-item",
                () -> owner().inbox().submit(unknown, new ItemCommand.Retry(null), IdempotencyKey.random()));
    }

    @Test
    void aRuntimeMayNeitherCreateNorSteerNorRead() {
        InboxItem item = create("mine");
        start();
        refused(
                Category.FORBIDDEN,
                "forbidden",
                () -> runtime().inbox().create(NewItem.of(SLASH, "planted").running(ECHO), IdempotencyKey.random()));
        refused(
                Category.FORBIDDEN,
                "forbidden",
                () -> runtime().inbox().submit(item.id(), new ItemCommand.Cancel(null, "x"), IdempotencyKey.random()));
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().inbox().list(ItemFilter.ALL, null, 10));
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().audit().head());
    }
}
