package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.inbox.Answer;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Items that wait for a human: how they come to wait, and every way in which that ends. */
public abstract class WaitingContract extends ControlPlaneContract {
    private static final AgentName PIXEL = new AgentName("pixel");

    private RuntimeStarted started;
    private RuntimeStarted others;

    @BeforeEach
    void startBoth() {
        started = start();
        others = other().runtimes().start(HERE);
    }

    private NewAsk text(InboxItem item) {
        return NewAsk.of(AskKind.TEXT, "which region?").holding(item.id(), item.epoch());
    }

    private AskOutcome tryRaise(InboxItem item) {
        return runtime().asks().raise(text(item), IdempotencyKey.random());
    }

    private Ask raise(InboxItem item) {
        return asked(tryRaise(item));
    }

    private static Ask asked(AskOutcome outcome) {
        assertThat(outcome).isInstanceOf(AskOutcome.Accepted.class);
        return ((AskOutcome.Accepted) outcome).ask();
    }

    private void answer(Ask ask, String words) {
        asked(owner().asks().submit(ask.id(), new AskCommand.Answer(new Reply.Text(words)), IdempotencyKey.random()));
    }

    private InboxItem now(InboxItem item) {
        return owner().inbox().find(item.id()).orElseThrow();
    }

    private Ask now(Ask ask) {
        return owner().asks().find(ask.id()).orElseThrow();
    }

    private ClaimOutcome othersClaim() {
        return other().inbox().claim(new ClaimRequest(others.incarnation(), IdempotencyKey.random()), Duration.ZERO);
    }

    private InboxItem claimed(String title) {
        create(title);
        return claim(started);
    }

    @Test
    void anItemWhoseHolderAsksWaitsAndItsHolderIsFenced() {
        InboxItem item = claimed("asks");
        Ask ask = raise(item);
        assertThat(ask.concern().holding()).isTrue();
        assertThat(ask.agent()).isEqualTo(SLASH);
        assertThat(ask.author()).isEqualTo(runtime().access().whoAmI());
        InboxItem waiting = now(item);
        assertThat(waiting.state()).isEqualTo(ItemState.WAITING);
        assertThat(waiting.epoch()).isEqualTo(item.epoch().next());
        assertThat(waiting.lease()).isNull();
        assertThat(waiting.status().holder()).isNull();
        assertThat(waiting.status().attempt()).isZero();
        assertThat(waiting.trail().openAsks()).containsExactly(ask.id().value());
        assertThat(runtime()
                        .inbox()
                        .submit(item.id(), new ItemCommand.StartWork(item.epoch()), IdempotencyKey.random()))
                .isInstanceOf(ItemOutcome.Fenced.class);
        Pulse pulse = new Pulse(started.incarnation(), List.of(new Pulse.Renewal(item.id(), item.epoch())), List.of());
        assertThat(((PulseAnswer.Beating) runtime().runtimes().pulse(pulse)).verdicts())
                .containsExactly(new PulseAnswer.Verdict.Ended(item.id(), waiting));
        advance(Duration.ofMinutes(2));
        assertThat(now(item)).isEqualTo(waiting);
    }

    @Test
    void anAnsweredItemHasTheAnswerAndIsOfferedFirstToTheRuntimeThatAsked() {
        InboxItem item = claimed("asks");
        Ask ask = raise(item);
        answer(ask, "eu");
        InboxItem pending = now(item);
        assertThat(pending.state()).isEqualTo(ItemState.PENDING);
        assertThat(pending.trail().openAsks()).isEmpty();
        assertThat(pending.trail().answers())
                .containsExactly(new Answer(
                        ask.id().value(),
                        "which region?",
                        "eu",
                        owner().access().whoAmI(),
                        now(ask).dates().changedAt()));
        assertThat(othersClaim()).isInstanceOf(ClaimOutcome.Nothing.class);
        InboxItem again = claim(started);
        assertThat(again.id()).isEqualTo(item.id());
        assertThat(again.status().attempt()).isEqualTo(1);
        assertThat(again.trail()).isEqualTo(pending.trail());
    }

    @Test
    void anAnsweredItemIsOfferedToAllWhenItsRuntimeDoesNotTakeIt() {
        InboxItem item = claimed("asks");
        answer(raise(item), "eu");
        advance(Duration.ofSeconds(28));
        assertThat(othersClaim()).isInstanceOf(ClaimOutcome.Nothing.class);
        advance(Duration.ofSeconds(4));
        assertThat(othersClaim()).isInstanceOf(ClaimOutcome.Claimed.class);
    }

    @Test
    void answersCostNoAttemptHoweverOftenAnItemAsks() {
        InboxItem item = claimed("asks and asks");
        for (int i = 0; i < 8; i++) {
            answer(raise(item), "answer " + i);
            item = claim(started);
        }
        assertThat(item.status().attempt()).isEqualTo(1);
        assertThat(item.trail().answers()).hasSize(8);
    }

    @Test
    void onlyTheHolderAtItsEpochAndAnOperatorMayLetAnItemWait() {
        InboxItem item = claimed("mine");
        assertThat(other().asks().raise(text(item), IdempotencyKey.random()))
                .isInstanceOfSatisfying(AskOutcome.Refused.class, refused -> {
                    assertThat(refused.type()).isEqualTo("held-by-another");
                    assertThat(Objects.requireNonNull(refused.item()).title()).isEmpty();
                });
        refused(
                Category.INVALID,
                "epoch-missing",
                () -> runtime()
                        .asks()
                        .raise(NewAsk.of(AskKind.TEXT, "x").holding(item.id(), null), IdempotencyKey.random()));
        steer(item, new ItemCommand.Release(null, "take it back"));
        assertThat(tryRaise(item)).isInstanceOf(AskOutcome.Fenced.class);
        InboxItem again = claim(started);
        assertThat(now(again).state()).isEqualTo(ItemState.ACKED);
        assertThat(owner().asks().list(AskFilter.ALL, null, 10).rows()).isEmpty();
        Ask operators = asked(owner().asks()
                .raise(NewAsk.of(AskKind.TEXT, "wait").holding(item.id(), null), IdempotencyKey.random()));
        assertThat(now(item).state()).isEqualTo(ItemState.WAITING);
        answer(operators, "go on");
        assertThat(now(item).state()).isEqualTo(ItemState.PENDING);
    }

    @Test
    void aPendingItemCannotBeMadeToWait() {
        InboxItem item = create("pending");
        AskOutcome outcome =
                owner().asks().raise(NewAsk.of(AskKind.TEXT, "x").holding(item.id(), null), IdempotencyKey.random());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AskOutcome.Refused.class,
                        refused -> assertThat(refused.type()).isEqualTo("not-held"));
    }

    @Test
    void aWaitingItemIsNeitherCompletedNorFailedNorReleased() {
        InboxItem item = claimed("waits");
        raise(item);
        for (ItemCommand command : List.of(
                new ItemCommand.Complete(null, Result.of("done")),
                new ItemCommand.Fail(null, Result.of("no"), true),
                new ItemCommand.Release(null, "back"))) {
            assertThat(owner().inbox().submit(item.id(), command, IdempotencyKey.random()))
                    .isInstanceOfSatisfying(
                            ItemOutcome.Refused.class,
                            refused -> assertThat(refused.type()).isEqualTo("waiting"));
        }
    }

    @Test
    void cancellingAWaitingItemWithdrawsItsAsk() {
        InboxItem item = claimed("unwanted");
        Ask ask = raise(item);
        InboxItem cancelled = steer(item, new ItemCommand.Cancel(null, "not wanted"));
        assertThat(cancelled.state()).isEqualTo(ItemState.CANCELLED);
        assertThat(now(ask).state()).isEqualTo(AskState.WITHDRAWN);
        assertThat(owner().asks()
                        .submit(ask.id(), new AskCommand.Answer(new Reply.Text("eu")), IdempotencyKey.random()))
                .isInstanceOfSatisfying(
                        AskOutcome.Refused.class,
                        refused -> assertThat(refused.type()).isEqualTo("already-withdrawn"));
        assertThat(now(item)).isEqualTo(cancelled);
    }

    @Test
    void aReassignedItemKeepsItsAskAndTheAnswerReachesTheOtherAgent() {
        InboxItem item = claimed("passed on");
        Ask ask = raise(item);
        InboxItem moved = steer(item, new ItemCommand.Reassign(null, PIXEL, "knows it better"));
        assertThat(moved.state()).isEqualTo(ItemState.PENDING);
        assertThat(moved.agent()).isEqualTo(PIXEL);
        assertThat(now(ask).state()).isEqualTo(AskState.OPEN);
        InboxItem held = ((ClaimOutcome.Claimed) othersClaim()).item();
        answer(ask, "eu");
        InboxItem answered = now(item);
        assertThat(answered.state()).isEqualTo(ItemState.ACKED);
        assertThat(answered.epoch()).isEqualTo(held.epoch());
        assertThat(answered.lease()).isEqualTo(held.lease());
        assertThat(answered.trail().answers()).extracting(Answer::reply).containsExactly("eu");
    }

    @Test
    void anItemWithSeveralAsksWaitsForTheLastAnswer() {
        InboxItem item = claimed("asks twice");
        Ask first = raise(item);
        steer(item, new ItemCommand.Reassign(null, PIXEL, "knows it better"));
        Ask second = raise(claim(started));
        assertThat(second.id()).isNotEqualTo(first.id());
        answer(second, "two");
        assertThat(now(item).state()).isEqualTo(ItemState.WAITING);
        answer(first, "one");
        assertThat(now(item).state()).isEqualTo(ItemState.PENDING);
        assertThat(now(item).trail().answers()).extracting(Answer::reply).containsExactly("two", "one");
    }

    @Test
    void askingForTheSameAgainLetsTheItemWaitForOneAnswer() {
        InboxItem item = claimed("asks twice");
        Ask first = asked(runtime().asks().raise(text(item).deduped("region"), IdempotencyKey.random()));
        steer(item, new ItemCommand.Reassign(null, PIXEL, "knows it better"));
        InboxItem again = claim(started);
        Instant at = again.times().changedAt();
        asked(owner().asks()
                .submit(first.id(), new AskCommand.Snooze(at.plus(Duration.ofHours(1))), IdempotencyKey.random()));
        Ask second = asked(runtime().asks().raise(text(again).deduped("region"), IdempotencyKey.random()));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.status().times()).isEqualTo(2);
        assertThat(second.status().snoozedUntil())
                .as("hidden although work waits for it")
                .isNull();
        answer(first, "eu");
        assertThat(now(item).state()).isEqualTo(ItemState.PENDING);
    }

    @Test
    void aWithdrawnAskLetsTheItemGoOnAndSaysSo() {
        InboxItem item = claimed("asks");
        Ask ask = raise(item);
        asked(runtime().asks().submit(ask.id(), new AskCommand.Withdraw("found it"), IdempotencyKey.random()));
        assertThat(now(item).state()).isEqualTo(ItemState.PENDING);
        assertThat(now(item).trail().answers()).extracting(Answer::reply).containsExactly("withdrawn: found it");
    }

    @Test
    void aDefaultLetsTheItemGoOn() {
        InboxItem item = claimed("asks");
        Instant soon = item.times().changedAt().plusSeconds(5);
        asked(runtime().asks().raise(text(item).until(soon, "eu"), IdempotencyKey.random()));
        advance(Duration.ofSeconds(7));
        assertThat(now(item).state()).isEqualTo(ItemState.PENDING);
        assertThat(now(item).trail().answers()).extracting(Answer::reply).containsExactly("eu");
        assertThat(claim(started).id()).isEqualTo(item.id());
    }

    @Test
    void anAskWithoutADefaultHoldsItsItemUpHoweverLongItTakes() {
        InboxItem item = claimed("asks");
        Instant soon = item.times().changedAt().plusSeconds(5);
        Ask ask = asked(runtime().asks().raise(text(item).until(soon, null), IdempotencyKey.random()));
        advance(Duration.ofMinutes(5));
        assertThat(now(item).state()).isEqualTo(ItemState.WAITING);
        assertThat(now(ask).status().escalated()).isTrue();
        answer(ask, "eu");
        assertThat(now(item).state()).isEqualTo(ItemState.PENDING);
    }

    @Test
    void whatAWaitingItemWasAskedForIsReadByItsRuntimeAlone() {
        InboxItem item = claimed("private words");
        raise(item);
        ItemOutcome own =
                runtime().inbox().submit(item.id(), new ItemCommand.StartWork(item.epoch()), IdempotencyKey.random());
        ItemOutcome foreign =
                other().inbox().submit(item.id(), new ItemCommand.StartWork(item.epoch()), IdempotencyKey.random());
        assertThat(((ItemOutcome.Fenced) own).current().title()).isEqualTo("private words");
        assertThat(((ItemOutcome.Fenced) foreign).current().title()).isEmpty();
    }
}
