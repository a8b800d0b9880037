package dev.missioncontrol.console.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.console.fake.FakeItems;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnswerViewModelTest {
    private static final SecretName NAME = new SecretName("token-for-the-registry");

    private final NeedsFixture fixture = new NeedsFixture();
    private final AnswerViewModel answer = fixture.needs.answer();

    private InboxItem item() {
        InboxItem item = FakeItems.pending(
                fixture.controlPlane.inbox().nextId(),
                NewItem.of(new AgentName("slash"), "Publish").from(ItemOrigin.project("billing")),
                fixture.clock.instant());
        fixture.controlPlane.inbox().put(item);
        return item;
    }

    private List<AskCommand> sent() {
        fixture.wait10Seconds();
        return fixture.controlPlane.asks().received();
    }

    @Test
    void anApprovalIsHeldBackTenSecondsAndThenGivenWithItsWords() {
        fixture.asked(AskKind.APPROVAL, "Deploy 2.14?");
        answer.wordsProperty().set("after lunch");
        answer.decide(false);
        fixture.time.pass(Duration.ofMillis(9_900));
        assertThat(fixture.controlPlane.asks().received()).isEmpty();
        fixture.time.pass(Duration.ofMillis(100));
        assertThat(fixture.controlPlane.asks().received())
                .containsExactly(new AskCommand.Answer(new Reply.Verdict(false, "after lunch")));
    }

    @Test
    void anAnswerIsTakenBackAsIfItHadNeverBeen() {
        Ask ask = fixture.asked(AskKind.ACCESS, "Let me into staging");
        answer.decide(true);
        assertThat(answer.awaits()).isFalse();
        fixture.undo.undo();
        assertThat(answer.awaits(AskKind.ACCESS)).isTrue();
        assertThat(sent()).isEmpty();
        assertThat(fixture.now(ask).state()).isEqualTo(AskState.OPEN);
    }

    @Test
    void aChoiceIsAnsweredByNumberAndNumbersWithoutAnOptionDoNothing() {
        fixture.asked(NewAsk.of(AskKind.CHOICE, "Which base?").choosing("main", "release"));
        answer.choose(3);
        assertThat(fixture.undo.offerProperty().get()).isNull();
        answer.choose(2);
        assertThat(sent()).containsExactly(new AskCommand.Answer(new Reply.Chosen("release", null)));
    }

    @Test
    void aTextNeedsWordsAndATaskNeedsNone() {
        fixture.asked(AskKind.TEXT, "What is the client's name?");
        answer.say();
        assertThat(answer.problemProperty().get()).isEqualTo("Write the answer first.");
        answer.textProperty().set(" Ada & Co \n");
        answer.say();
        fixture.asked(AskKind.TASK, "Sign the contract");
        answer.done();
        assertThat(sent())
                .containsExactly(
                        new AskCommand.Answer(new Reply.Text("Ada & Co")), new AskCommand.Answer(new Reply.Done(null)));
    }

    @Test
    void noKindTakesTheAnswerOfAnother() {
        fixture.asked(AskKind.TASK, "Sign the contract");
        answer.decide(true);
        answer.choose(1);
        answer.say();
        answer.keep(SecretValue.typed("x".toCharArray()));
        assertThat(fixture.undo.offerProperty().get()).isNull();
    }

    @Test
    void aSecretIsKeptGrantedAndAnsweredByReference() {
        InboxItem item = item();
        fixture.asked(NewAsk.of(AskKind.SECRET, "Token for the registry").holding(item.id(), null));
        assertThat(answer.secretNameProperty().get()).isEqualTo(NAME.value());
        answer.keep(SecretValue.typed("hunter2".toCharArray()));
        assertThat(fixture.controlPlane.secrets().find(NAME)).isEmpty();
        assertThat(sent())
                .containsExactly(new AskCommand.Answer(new Reply.SecretReference("token-for-the-registry", 1)));
        Secret secret = fixture.controlPlane.secrets().find(NAME).orElseThrow();
        assertThat(fixture.controlPlane.secrets().kept(NAME)).isEqualTo("hunter2");
        assertThat(secret.grants())
                .extracting(Grant::agent, Grant::project, Grant::purpose)
                .containsExactly(tuple(new AgentName("slash"), "billing", "Token for the registry"));
    }

    @Test
    void aSecretThatIsTakenBackIsNeverKept() {
        fixture.asked(AskKind.SECRET, "Token for the registry");
        answer.keep(SecretValue.typed("hunter2".toCharArray()));
        fixture.undo.undo();
        assertThat(sent()).isEmpty();
        assertThat(fixture.controlPlane.secrets().find(NAME)).isEmpty();
    }

    @Test
    void theValueIsWipedAlsoWhereItIsNotTaken() {
        fixture.asked(AskKind.SECRET, "Token for the registry");
        answer.secretNameProperty().set("Not A Name");
        SecretValue value = SecretValue.typed("hunter2".toCharArray());
        answer.keep(value);
        assertThat(answer.problemProperty().get()).startsWith("The name is");
        assertThatThrownBy(value::characters).hasMessage("the value was wiped");
    }

    @Test
    void aLockedBrokerIsSaidBeforeAnythingIsHeldBack() {
        fixture.asked(AskKind.SECRET, "Token for the registry");
        fixture.controlPlane.secrets().be(Broker.State.LOCKED);
        SecretValue value = SecretValue.typed("hunter2".toCharArray());
        answer.keep(value);
        assertThat(fixture.notice()).startsWith("The broker is locked; unlock it in Secrets first.");
        assertThat(fixture.undo.offerProperty().get()).isNull();
        assertThatThrownBy(value::characters).hasMessage("the value was wiped");
    }

    @Test
    void theContextIsTheItemAndItsLastLines() {
        InboxItem item = item();
        fixture.controlPlane
                .inbox()
                .print(item.id(), new OutputTail(item.epoch(), 0, List.of("403 Forbidden"), fixture.clock.instant()));
        fixture.asked(NewAsk.of(AskKind.TEXT, "Why?").holding(item.id(), null));
        assertThat(Objects.requireNonNull(answer.contextProperty().get()))
                .isEqualTo(new AnswerViewModel.Context(item, List.of("403 Forbidden")));
    }

    @Test
    void whatWasWrittenForOneAskIsNotGivenToAnother() {
        fixture.asked(AskKind.TEXT, "What is the client's name?");
        answer.textProperty().set("Ada & Co");
        fixture.asked(AskKind.TEXT, "What is the price?");
        assertThat(answer.textProperty().get()).isEmpty();
    }

    @Test
    void withdrawingNeedsAReason() {
        fixture.asked(AskKind.APPROVAL, "Deploy 2.14?");
        answer.withdraw(" ");
        assertThat(fixture.undo.offerProperty().get()).isNull();
        answer.withdraw("superseded");
        assertThat(sent()).containsExactly(new AskCommand.Withdraw("superseded"));
    }

    @Test
    void aSnoozedAskIsWokenAtOnce() {
        Ask ask = fixture.asked(AskKind.TASK, "Sign the contract");
        answer.snoozeUntilTomorrow();
        fixture.wait10Seconds();
        fixture.needs.select(fixture.now(ask));
        assertThat(answer.snoozed()).isTrue();
        answer.wake();
        assertThat(fixture.now(ask).status().snoozedUntil()).isNull();
    }

    @Test
    void aRefusalIsSaidAtTheAsk() {
        Ask ask = fixture.asked(AskKind.TASK, "Sign the contract");
        answer.done();
        fixture.controlPlane.asks().submit(ask.id(), new AskCommand.Withdraw("not needed"), IdempotencyKey.random());
        fixture.wait10Seconds();
        assertThat(fixture.notice())
                .isEqualTo(
                        "Nothing was done: the ask has changed since you looked. It is now withdrawn, changed by owner:laptop.");
    }

    @Test
    void aLostAnswerIsSentAgainWithoutASecondVersion() {
        fixture.asked(AskKind.SECRET, "Token for the registry");
        answer.keep(SecretValue.typed("hunter2".toCharArray()));
        fixture.controlPlane
                .asks()
                .failWith(new ControlPlaneException(Category.UNAVAILABLE, "unreachable", "timed out"));
        fixture.wait10Seconds();
        fixture.controlPlane.asks().failWith(null);
        fixture.time.pass(Duration.ofSeconds(3));
        assertThat(fixture.controlPlane.secrets().find(NAME).orElseThrow().versions())
                .hasSize(1);
        assertThat(fixture.controlPlane.asks().received())
                .containsExactly(new AskCommand.Answer(new Reply.SecretReference("token-for-the-registry", 1)));
    }
}
