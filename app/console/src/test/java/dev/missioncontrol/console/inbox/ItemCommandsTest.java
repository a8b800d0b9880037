package dev.missioncontrol.console.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.console.fake.FakeItems;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before each test
class ItemCommandsTest {
    private final InboxFixture fixture = new InboxFixture();
    private final ItemCommands commands = fixture.inbox.commands();
    private InboxItem item;

    @BeforeEach
    void selectAnItemThatIsBeingWorkedOn() {
        item = fixture.working("run tests");
        fixture.inbox.load();
        fixture.inbox.select(item);
    }

    private List<ItemAction> possible(InboxItem of) {
        return Stream.of(ItemAction.values())
                .filter(action -> commands.possible(action, Optional.of(of)))
                .toList();
    }

    private String notice() {
        return Objects.requireNonNull(commands.noticeProperty().get()).sentence();
    }

    @Test
    void completeWaitsAndCarriesTheEpochThatWasShown() {
        commands.begin(ItemAction.COMPLETE, item);
        fixture.time.pass(Duration.ofSeconds(9));
        assertThat(fixture.controlPlane.inbox().received()).isEmpty();
        fixture.time.pass(Duration.ofSeconds(1));
        assertThat(fixture.controlPlane.inbox().received())
                .containsExactly(new ItemCommand.Complete(item.epoch(), Result.of("Completed by the operator")));
        assertThat(fixture.now(item).state()).isEqualTo(ItemState.COMPLETED);
        assertThat(commands.expected()).isEmpty();
    }

    @Test
    void undoneWithinTheWindowNothingIsSent() {
        commands.begin(ItemAction.COMPLETE, item);
        fixture.undo.undo();
        fixture.time.pass(Duration.ofMinutes(1));
        assertThat(fixture.controlPlane.inbox().received()).isEmpty();
        assertThat(fixture.inbox.shownState(item)).isEqualTo(ItemState.WORKING);
    }

    @Test
    void cancelAsksForTheReasonFirst() {
        commands.begin(ItemAction.CANCEL, item);
        assertThat(commands.askingProperty().get()).isEqualTo(new ItemCommands.Asking(ItemAction.CANCEL, item));
        commands.confirm("  ", true);
        assertThat(commands.askingProperty().get()).isNotNull();
        commands.confirm("not needed", true);
        fixture.time.pass(Duration.ofSeconds(10));
        assertThat(fixture.controlPlane.inbox().received())
                .containsExactly(new ItemCommand.Cancel(item.epoch(), "not needed"));
    }

    @Test
    void releaseAndFailAreSentAtOnceWithTheirReason() {
        commands.begin(ItemAction.RELEASE, item);
        commands.confirm("too slow", true);
        InboxItem again = fixture.working("other");
        commands.begin(ItemAction.FAIL, again);
        commands.confirm("wrong repository", false);
        assertThat(fixture.controlPlane.inbox().received())
                .containsExactly(
                        new ItemCommand.Release(item.epoch(), "too slow"),
                        new ItemCommand.Fail(again.epoch(), Result.of("wrong repository"), false));
    }

    @Test
    void whoeverThinksBetterOfItDoesNothing() {
        commands.begin(ItemAction.RELEASE, item);
        commands.abandon();
        commands.confirm("late", true);
        assertThat(fixture.controlPlane.inbox().received()).isEmpty();
    }

    @Test
    void whatChangesWithinTheWindowIsToldAndNothingIsDone() {
        commands.begin(ItemAction.COMPLETE, item);
        fixture.time.pass(Duration.ofSeconds(5));
        fixture.controlPlane.inbox().submit(item.id(), new ItemCommand.Release(null, "x"), IdempotencyKey.random());
        InboxItem released = fixture.now(item);
        fixture.time.pass(Duration.ofSeconds(5));
        assertThat(fixture.now(item)).isEqualTo(released);
        assertThat(notice())
                .isEqualTo("Nothing was done: the item has changed since you looked." + " It is now pending for "
                        + item.agent() + ", changed by " + released.author() + ".");
        assertThat(commands.expected()).isEmpty();
    }

    private void noted() {
        ItemCommand note = new ItemCommand.Note(item.epoch(), "half done");
        fixture.controlPlane.inbox().submit(item.id(), note, IdempotencyKey.random());
    }

    @Test
    void aNoteWithinTheWindowDoesNotStopIt() {
        commands.begin(ItemAction.COMPLETE, item);
        fixture.time.pass(Duration.ofSeconds(5));
        noted();
        fixture.time.pass(Duration.ofSeconds(5));
        assertThat(fixture.now(item).state()).isEqualTo(ItemState.COMPLETED);
        assertThat(commands.noticeProperty().get()).isNull();
        assertThat(commands.expected()).isEmpty();
    }

    @Test
    void aNoteWhileTheReasonIsWrittenDoesNotStopIt() {
        commands.begin(ItemAction.RELEASE, item);
        noted();
        commands.confirm("too slow", true);
        assertThat(fixture.now(item).state()).isEqualTo(ItemState.PENDING);
        assertThat(commands.noticeProperty().get()).isNull();
    }

    @Test
    void anItemThatChangesAgainAndAgainIsTriedOnceMore() {
        fixture.controlPlane.inbox().changeBeforeEverySubmit();
        commands.begin(ItemAction.RELEASE, item);
        commands.confirm("too slow", true);
        assertThat(fixture.controlPlane.inbox().received()).hasSize(2);
        assertThat(notice()).startsWith("Nothing was done: the item has changed since you looked. It is now working");
    }

    @Test
    void aStaleEpochIsAnsweredWithWhatIsTrueNow() {
        fixture.controlPlane
                .inbox()
                .submit(item.id(), new ItemCommand.Release(item.epoch(), "x"), IdempotencyKey.random());
        commands.begin(ItemAction.RELEASE, item);
        commands.confirm("y", true);
        assertThat(notice())
                .isEqualTo("Nothing was done: the item has changed since you looked." + " It is now pending for "
                        + item.agent() + ", changed by " + item.author() + ".");
        assertThat(fixture.inbox.detail().item()).contains(fixture.now(item));
    }

    @Test
    void aRefusalSaysWhyAndWhatIsTrueNow() {
        InboxItem open = fixture.pending("p");
        commands.begin(ItemAction.RETRY, open);
        assertThat(notice()).isEqualTo("The item is pending. It is now pending.");
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameKey() {
        fixture.controlPlane
                .inbox()
                .failWith(new ControlPlaneException(Category.UNAVAILABLE, "unreachable", "release"));
        commands.begin(ItemAction.RELEASE, item);
        commands.confirm("x", true);
        fixture.controlPlane.inbox().failWith(null);
        fixture.time.pass(Duration.ofSeconds(2));
        assertThat(fixture.controlPlane.inbox().received()).containsExactly(new ItemCommand.Release(item.epoch(), "x"));
        assertThat(commands.noticeProperty().get()).isNull();
    }

    @Test
    void whatStaysUnknownIsSaid() {
        fixture.controlPlane
                .inbox()
                .failWith(new ControlPlaneException(Category.UNAVAILABLE, "unreachable", "release item"));
        commands.begin(ItemAction.RELEASE, item);
        commands.confirm("x", true);
        fixture.time.pass(Duration.ofSeconds(10));
        assertThat(notice())
                .isEqualTo(
                        "Release item. It is not known whether it happened; look again when the connection is back.");
    }

    @Test
    void whatNobodyHoldsCanBeEndedByHand() {
        InboxItem pending = fixture.pending("p");
        commands.begin(ItemAction.COMPLETE, pending);
        fixture.time.pass(Duration.ofSeconds(10));
        assertThat(fixture.now(pending).state()).isEqualTo(ItemState.COMPLETED);
        InboxItem other = fixture.pending("q");
        commands.begin(ItemAction.FAIL, other);
        commands.confirm("nobody needs it", false);
        assertThat(fixture.now(other).state()).isEqualTo(ItemState.FAILED);
    }

    @Test
    void onlyWhatFitsTheStateIsPossible() {
        InboxItem pending = fixture.pending("p");
        InboxItem failed = FakeItems.ended(item, ItemState.FAILED, null, null, fixture.clock.instant());
        InboxItem done = FakeItems.ended(item, ItemState.COMPLETED, null, null, fixture.clock.instant());
        assertThat(possible(item))
                .containsExactly(ItemAction.COMPLETE, ItemAction.FAIL, ItemAction.RELEASE, ItemAction.CANCEL);
        assertThat(possible(pending)).containsExactly(ItemAction.COMPLETE, ItemAction.CANCEL);
        InboxItem waiting = FakeItems.ended(item, ItemState.WAITING, null, null, fixture.clock.instant());
        assertThat(possible(waiting)).containsExactly(ItemAction.CANCEL);
        assertThat(possible(failed)).containsExactly(ItemAction.RETRY);
        assertThat(possible(done)).isEmpty();
        commands.begin(ItemAction.COMPLETE, item);
        assertThat(commands.possible(ItemAction.CANCEL, Optional.of(item))).isFalse();
    }
}
