package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests the order in which work is offered (labels, dependencies, times), and the additions to it on its way. */
public abstract class QueueContract extends ControlPlaneContract {
    private static final Result DONE = Result.of("done");
    private static final AgentName PIXEL = new AgentName("pixel");

    private InboxItem write(NewItem item) {
        return owner().inbox().create(item.running(ECHO), IdempotencyKey.random());
    }

    private InboxItem labelled(String... labels) {
        return write(NewItem.of(SLASH, String.join(" ", labels)).labelled(labels));
    }

    private InboxItem after(InboxItem... before) {
        List<ItemId> ids = List.of(before).stream().map(InboxItem::id).toList();
        return write(NewItem.of(SLASH, "after").planned(new Plan(ids, null, null)));
    }

    private InboxItem now(InboxItem item) {
        return owner().inbox().find(item.id()).orElseThrow();
    }

    private List<Ask> asks() {
        return owner().asks().list(AskFilter.OPEN, null, 50).rows();
    }

    @Test
    void anItemWithAHeldLabelIsNotClaimedUntilTheLabelIsTakenOff() {
        RuntimeStarted started = start();
        for (String held : List.of("parked", "needs-approval", "blocked", "in-review")) {
            InboxItem item = labelled(held);
            assertThat(tryClaim(started)).as(held).isInstanceOf(ClaimOutcome.Nothing.class);
            steer(item, new ItemCommand.Relabel(null, List.of(), List.of(held)));
            assertThat(claim(started).id()).isEqualTo(item.id());
        }
    }

    @Test
    void aLabelAddedWhileTheItemIsHeldActsAtTheNextClaim() {
        InboxItem item = create("busy");
        RuntimeStarted started = start();
        InboxItem claimed = claim(started);
        InboxItem parked = steer(item, new ItemCommand.Relabel(null, List.of("parked"), List.of()));
        assertThat(parked.state()).isEqualTo(ItemState.ACKED);
        assertThat(parked.epoch()).isEqualTo(claimed.epoch());
        work(claimed, new ItemCommand.Release(claimed.epoch(), "stopping"));
        assertThat(tryClaim(started)).isInstanceOf(ClaimOutcome.Nothing.class);
    }

    @Test
    void theUrgentComesFirstThenDeploysThenTheOldestAndLaterWhenNothingElseIsLeft() {
        InboxItem later = labelled("later");
        InboxItem plain = labelled("docs");
        InboxItem second = labelled("plain");
        InboxItem deploy = labelled("deploy");
        InboxItem handoff = labelled("handoff");
        InboxItem low = labelled("sev-2");
        InboxItem high = labelled("sev-1");
        RuntimeStarted started = start();
        List<ItemId> order = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            order.add(claim(started).id());
        }
        assertThat(order)
                .containsExactly(low.id(), high.id(), deploy.id(), handoff.id(), plain.id(), second.id(), later.id());
    }

    @Test
    void anItemIsOfferedWhenAllThatItComesAfterIsCompleted() {
        InboxItem first = create("first");
        InboxItem second = create("second");
        InboxItem last = after(first, second);
        assertThat(last.schedule().unmet()).containsExactly(first.id(), second.id());
        assertThat(now(first).schedule().awaitedBy()).containsExactly(last.id());
        RuntimeStarted started = start();
        InboxItem one = claim(started);
        InboxItem two = claim(started);
        assertThat(tryClaim(started)).isInstanceOf(ClaimOutcome.Nothing.class);
        work(one, new ItemCommand.Complete(one.epoch(), DONE));
        assertThat(tryClaim(started)).isInstanceOf(ClaimOutcome.Nothing.class);
        work(two, new ItemCommand.Complete(two.epoch(), DONE));
        assertThat(claim(started).id()).isEqualTo(last.id());
        assertThat(asks()).isEmpty();
    }

    @Test
    void whatIsCompletedAlreadyIsNotWaitedFor() {
        InboxItem done = steer(create("done"), new ItemCommand.Complete(null, DONE));
        InboxItem next = after(done);
        assertThat(next.schedule().unmet()).isEmpty();
        assertThat(claim(start()).id()).isEqualTo(next.id());
    }

    @Test
    void aHumanIsAskedOnceWhenAPredecessorIsCancelledAndMayLetTheItemStart() {
        InboxItem first = create("first");
        InboxItem last = after(first);
        steer(first, new ItemCommand.Cancel(null, "not wanted"));
        assertThat(asks()).extracting(Ask::item).containsExactly(last.id());
        RuntimeStarted started = start();
        assertThat(tryClaim(started)).isInstanceOf(ClaimOutcome.Nothing.class);
        steer(last, new ItemCommand.Unblock(null));
        assertThat(asks()).isEmpty();
        InboxItem claimed = claim(started);
        assertThat(claimed.id()).isEqualTo(last.id());
        work(claimed, new ItemCommand.Complete(claimed.epoch(), DONE));
        assertThat(asks()).isEmpty();
    }

    @Test
    void aPredecessorThatFailedForGoodIsRetriedAndThenTheItemComes() {
        create("first");
        RuntimeStarted started = start();
        InboxItem first = claim(started);
        InboxItem last = after(first);
        work(first, new ItemCommand.Fail(first.epoch(), Result.of("exit 1"), false));
        assertThat(asks()).extracting(Ask::item).containsExactly(last.id());
        steer(first, new ItemCommand.Retry(null));
        InboxItem again = claim(started);
        assertThat(asks()).hasSize(1);
        work(again, new ItemCommand.Complete(again.epoch(), DONE));
        assertThat(asks()).isEmpty();
        assertThat(claim(started).id()).isEqualTo(last.id());
    }

    @Test
    void anItemAfterOneThatIsNotThereIsRefused() {
        Plan plan = new Plan(List.of(new ItemId("0".repeat(26))), null, null);
        refused(
                Category.INVALID,
                "unknown-predecessor",
                () -> write(NewItem.of(SLASH, "t").planned(plan)));
        assertThat(owner().inbox().counts().total()).isZero();
    }

    @Test
    void anItemIsNotOfferedBeforeItsTime() {
        Instant later = create("clock").times().createdAt().plusSeconds(20);
        RuntimeStarted started = start();
        claim(started);
        InboxItem item =
                write(NewItem.of(SLASH, "tomorrow").labelled("sev-1").planned(new Plan(List.of(), later, null)));
        advance(Duration.ofSeconds(14));
        assertThat(tryClaim(started)).isInstanceOf(ClaimOutcome.Nothing.class);
        advance(Duration.ofSeconds(8));
        assertThat(claim(started).id()).isEqualTo(item.id());
    }

    @Test
    void aHumanIsAskedOnceWhenADeadlinePassesAndTheWorkGoesOn() {
        Instant soon = create("clock").times().createdAt().plusSeconds(5);
        InboxItem item = write(NewItem.of(SLASH, "urgent").labelled("sev-1").planned(new Plan(List.of(), null, soon)));
        InboxItem claimed = claim(start());
        assertThat(claimed.id()).isEqualTo(item.id());
        advance(Duration.ofSeconds(8));
        assertThat(asks()).hasSize(1).first().satisfies(ask -> {
            assertThat(ask.item()).isEqualTo(item.id());
            assertThat(ask.concern().holding()).isFalse();
            assertThat(ask.status().times()).isEqualTo(1);
        });
        assertThat(now(item).schedule().overdue()).isTrue();
        assertThat(now(item).lease()).isEqualTo(claimed.lease());
        work(claimed, new ItemCommand.Complete(claimed.epoch(), DONE));
        assertThat(asks()).isEmpty();
    }

    @Test
    void aDeadlineThatCannotBeMetIsRefused() {
        Instant now = create("clock").times().createdAt();
        refused(
                Category.INVALID,
                "invalid-deadline",
                () -> write(NewItem.of(SLASH, "late").planned(new Plan(List.of(), null, now.minusSeconds(1)))));
        Plan inverted = new Plan(List.of(), now.plusSeconds(60), now.plusSeconds(59));
        assertThatThrownBy(() -> write(NewItem.of(SLASH, "inverted").planned(inverted)))
                .isInstanceOf(ControlPlaneException.class)
                .hasMessageContaining("plan.deadline")
                .hasMessageContaining("plan.notBefore");
        write(NewItem.of(SLASH, "just so").planned(new Plan(List.of(), now.plusSeconds(60), now.plusSeconds(60))));
        assertThat(owner().inbox().counts().total()).isEqualTo(2);
    }

    @Test
    void aReassignedItemIsTheOtherAgentsAndItsHolderIsFenced() {
        InboxItem item = create("passed on");
        RuntimeStarted started = start();
        InboxItem claimed = claim(started);
        InboxItem moved = steer(item, new ItemCommand.Reassign(claimed.epoch(), PIXEL, "knows it better"));
        assertThat(moved.agent()).isEqualTo(PIXEL);
        assertThat(moved.state()).isEqualTo(ItemState.PENDING);
        assertThat(moved.epoch()).isEqualTo(claimed.epoch().next());
        assertThat(moved.status().attempt()).isZero();
        ItemOutcome late = runtime()
                .inbox()
                .submit(item.id(), new ItemCommand.StartWork(claimed.epoch()), IdempotencyKey.random());
        assertThat(late).isInstanceOf(ItemOutcome.Fenced.class);
        assertThat(claim(started).id()).isEqualTo(item.id());
    }

    @Test
    void whatWasPlannedStaysPlannedForTheOtherAgent() {
        Instant later = create("clock").times().createdAt().plusSeconds(60);
        RuntimeStarted started = start();
        claim(started);
        InboxItem item = write(NewItem.of(SLASH, "tomorrow").planned(new Plan(List.of(), later, null)));
        InboxItem moved = steer(item, new ItemCommand.Reassign(null, PIXEL, "knows it better"));
        assertThat(moved.status().notBefore()).isEqualTo(later);
        assertThat(tryClaim(started)).isInstanceOf(ClaimOutcome.Nothing.class);
    }

    @Test
    void theBackOffOfOneAgentsFailureIsNotTheNextOnes() {
        create("flaky");
        RuntimeStarted started = start();
        InboxItem claimed = claim(started);
        InboxItem failed = work(claimed, new ItemCommand.Fail(claimed.epoch(), Result.of("no network"), true));
        assertThat(failed.status().notBefore()).isNotNull();
        steer(failed, new ItemCommand.Reassign(null, PIXEL, "has a network"));
        assertThat(claim(started).id()).isEqualTo(failed.id());
    }

    @Test
    void nobodyIsGivenTheNameOfTheMortalQueue() {
        InboxItem item = create("t");
        ItemCommand toMortal = new ItemCommand.Reassign(null, AgentName.MORTAL, "why");
        assertThat(owner().inbox().submit(item.id(), toMortal, IdempotencyKey.random()))
                .isInstanceOfSatisfying(
                        ItemOutcome.Refused.class,
                        refused -> assertThat(refused.type()).isEqualTo("ask-instead"));
        refused(Category.INVALID, "ask-instead", () -> write(NewItem.of(AgentName.MORTAL, "t")));
    }

    @Test
    void notesAndLinksOfTheHolderRenewItsLeaseAndAreShown() {
        create("noted");
        InboxItem claimed = claim(start());
        renew(claimed);
        advance(Duration.ofSeconds(20));
        work(claimed, new ItemCommand.Note(claimed.epoch(), "half way"));
        String pull = "https://example.org/owner/repo/pull/7";
        InboxItem linked = work(claimed, new ItemCommand.LinkPr(claimed.epoch(), pull));
        work(claimed, new ItemCommand.LinkPr(claimed.epoch(), pull));
        assertThat(linked.trail().links()).containsExactly(pull);
        assertThat(linked.trail().notes()).isEqualTo(1);
        advance(Duration.ofSeconds(20));
        assertThat(now(claimed).state()).isEqualTo(ItemState.ACKED);
        InboxItem noted = steer(claimed, new ItemCommand.Note(null, "from the operator"));
        assertThat(noted.trail().notes()).isEqualTo(2);
        List<AuditEvent> events = owner().audit()
                .list(new AuditFilter(null, "item.noted", "item:" + claimed.id()), null, 10)
                .rows();
        assertThat(events)
                .extracting(AuditEvent::body)
                .allSatisfy(body -> assertThat(body).contains("note"));
        assertThat(events).extracting(AuditEvent::data).noneMatch(data -> data.contains("half way"));
    }

    private void renew(InboxItem item) {
        Holder.RuntimeHolder holder =
                (Holder.RuntimeHolder) Objects.requireNonNull(item.status().holder());
        runtime()
                .runtimes()
                .pulse(new Pulse(holder.incarnation(), List.of(new Pulse.Renewal(item.id(), item.epoch())), List.of()));
    }

    @Test
    void onlyHttpsAddressesAreLinked() {
        InboxItem item = create("t");
        for (String url : List.of("http://example.org/1", "javascript:alert(1)", "https://me:pw@example.org/", "//x")) {
            refused(Category.INVALID, "invalid-link", () -> steer(item, new ItemCommand.LinkPr(null, url)));
        }
    }

    @Test
    void aCompletionThatIsRefusedLeavesItsResultAsANote() {
        InboxItem item = create("contested");
        InboxItem claimed = claim(start());
        steer(item, new ItemCommand.Cancel(null, "not wanted"));
        IdempotencyKey key = IdempotencyKey.random();
        ItemCommand late = new ItemCommand.Complete(claimed.epoch(), Result.of("what I found"));
        ItemOutcome refused = runtime().inbox().submit(item.id(), late, key);
        assertThat(refused).isInstanceOf(ItemOutcome.Fenced.class);
        assertThat(runtime().inbox().submit(item.id(), late, key)).isEqualTo(refused);
        assertThat(now(item).trail().notes()).isEqualTo(1);
        assertThat(now(item).result()).isNull();
        assertThat(owner().audit()
                        .list(new AuditFilter(null, "item.noted", "item:" + item.id()), null, 10)
                        .rows())
                .extracting(AuditEvent::body)
                .singleElement()
                .satisfies(body -> assertThat(body).contains("what I found"));
    }

    /** A retry begins no epoch, so a holder from before it still names the current one. */
    @Test
    void aCompletionAfterPoisonAndRetryLeavesItsResultAsANoteWhileNobodyHoldsTheItem() {
        InboxItem item = create("slow");
        RuntimeStarted started = start();
        InboxItem lost = item;
        for (int loss = 0; loss < 3; loss++) {
            lost = claim(started);
            advance(Duration.ofSeconds(16));
        }
        steer(item, new ItemCommand.Retry(null));
        assertThat(now(item).epoch()).isEqualTo(lost.epoch());
        ItemCommand late = new ItemCommand.Complete(lost.epoch(), Result.of("what I found"));
        assertThat(runtime().inbox().submit(item.id(), late, IdempotencyKey.random()))
                .isInstanceOf(ItemOutcome.Refused.class);
        assertThat(now(item).trail().notes()).isEqualTo(1);
        assertThat(now(item).state()).isEqualTo(ItemState.PENDING);
    }

    @Test
    void aRefusedCompletionGetsTheFirstAnswerWhenItIsRepeated() {
        InboxItem item = create("contested");
        InboxItem claimed = claim(start());
        steer(item, new ItemCommand.Complete(claimed.epoch(), Result.of("by hand")));
        IdempotencyKey key = IdempotencyKey.random();
        ItemCommand late = new ItemCommand.Complete(claimed.epoch(), Result.of("what I found"));
        ItemOutcome refused = runtime().inbox().submit(item.id(), late, key);
        assertThat(refused).isInstanceOf(ItemOutcome.Refused.class);
        assertThat(runtime().inbox().submit(item.id(), late, key)).isEqualTo(refused);
        assertThat(now(item).trail().notes()).isEqualTo(1);
    }

    @Test
    void aRuntimeMayNeitherReassignNorLabelNorUnblock() {
        InboxItem item = create("mine");
        InboxItem claimed = claim(start());
        for (ItemCommand command : List.of(
                new ItemCommand.Reassign(claimed.epoch(), PIXEL, "why"),
                new ItemCommand.Relabel(claimed.epoch(), List.of("sev-1"), List.of()),
                new ItemCommand.Unblock(claimed.epoch()))) {
            refused(
                    Category.FORBIDDEN,
                    "forbidden",
                    () -> runtime().inbox().submit(item.id(), command, IdempotencyKey.random()));
        }
        refused(
                Category.INVALID,
                "epoch-missing",
                () -> runtime().inbox().submit(item.id(), new ItemCommand.Note(null, "x"), IdempotencyKey.random()));
    }
}
