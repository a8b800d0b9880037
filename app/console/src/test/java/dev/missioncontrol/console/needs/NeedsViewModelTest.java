package dev.missioncontrol.console.needs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeedsViewModelTest {
    private final NeedsFixture fixture = new NeedsFixture();
    private final NeedsViewModel needs = fixture.needs;

    private Ask put(String need, int holdsUp) {
        return fixture.controlPlane.asks().put(NewAsk.of(AskKind.APPROVAL, need), holdsUp, fixture.clock.instant());
    }

    @Test
    void asksStandInThePortsOrderAndAreCounted() {
        put("small", 0);
        put("large", 7);
        needs.load();
        assertThat(fixture.rows()).containsExactly("large", "small");
        assertThat(needs.neededProperty().get()).isEqualTo(2);
        assertThat(needs.headlineProperty().get()).isEqualTo("2 asks");
        assertThat(needs.emptyProperty().get()).isFalse();
    }

    @Test
    void nothingAskedIsSaid() {
        needs.load();
        assertThat(needs.emptyProperty().get()).isTrue();
    }

    @Test
    void aNewAskAppearsWhenTheLogTellsOfIt() {
        needs.load();
        put("deploy", 1);
        needs.onEvents(List.of(fixture.controlPlane
                .log()
                .append("ask.raised", Actor.parse("runtime:local"), "ask:x", Map.of(), Map.of())));
        fixture.time.pass(Duration.ofMillis(200));
        assertThat(fixture.rows()).containsExactly("deploy");
    }

    @Test
    void aSnoozedAskIsHiddenUntilItsTimeAndThenThereAgain() {
        Ask ask = fixture.asked(AskKind.TASK, "Sign the contract");
        needs.answer().snoozeShortly();
        fixture.wait10Seconds();
        needs.load();
        assertThat(fixture.rows()).isEmpty();
        assertThat(needs.neededProperty().get()).isZero();
        assertThat(needs.headlineProperty().get()).isEqualTo("0 asks · 1 snoozed");
        needs.showSnoozedProperty().set(true);
        assertThat(fixture.rows()).containsExactly("Sign the contract");
        assertThat(needs.sign(fixture.now(ask), fixture.clock.instant()).word()).isEqualTo("snoozed");
        needs.showSnoozedProperty().set(false);
        fixture.time.pass(Duration.ofHours(2));
        assertThat(fixture.rows()).containsExactly("Sign the contract");
    }

    @Test
    void answeringMovesToTheNextAndTheRowSaysWhatWillBe() {
        put("first", 3);
        put("second", 2);
        needs.load();
        needs.select(needs.rows().getFirst().row());
        needs.answer().decide(true);
        assertThat(needs.answer().ask().map(Ask::need)).contains("second");
        Ask first = needs.rows().getFirst().find().orElseThrow();
        assertThat(needs.sign(first, fixture.clock.instant()).word()).isEqualTo("answered");
        needs.answer().decide(false);
        assertThat(fixture.now(first).reply()).isEqualTo(new Reply.Verdict(true, null));
    }

    @Test
    void anAskThatSomebodyElseAnswersShowsTheAnswer() {
        Ask ask = fixture.asked(AskKind.TASK, "Sign the contract");
        fixture.controlPlane
                .asks()
                .submit(ask.id(), new AskCommand.Answer(new Reply.Done("by phone")), IdempotencyKey.random());
        needs.onEvents(List.of(fixture.controlPlane
                .log()
                .append("ask.answered", Actor.parse("owner:b"), "ask:" + ask.id(), Map.of(), Map.of())));
        fixture.time.pass(Duration.ofMillis(200));
        assertThat(fixture.rows()).isEmpty();
        assertThat(needs.answer().ask().map(Ask::reply)).contains(new Reply.Done("by phone"));
        assertThat(needs.answer().awaits()).isFalse();
    }

    @Test
    void whatCannotBeLoadedIsSaidAndTheRowsStay() {
        fixture.asked(AskKind.TASK, "Sign the contract");
        fixture.controlPlane
                .asks()
                .failWith(new ControlPlaneException(Category.UNAVAILABLE, "unreachable", "list asks: timed out"));
        needs.load();
        assertThat(needs.problemProperty().get()).startsWith("List asks: timed out.");
        assertThat(fixture.rows()).containsExactly("Sign the contract");
    }
}
