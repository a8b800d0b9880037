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
class ItemActsTest {
    private final InboxFixture fixture = new InboxFixture();
    private final ItemActs acts = fixture.inbox.acts();
    private InboxItem item;

    @BeforeEach
    void selectAnItemThatIsBeingWorkedOn() {
        item = fixture.working("run tests");
        fixture.inbox.load();
        fixture.inbox.select(item);
    }

    private List<Act> possible(InboxItem of) {
        return Stream.of(Act.values())
                .filter(act -> acts.possible(act, Optional.of(of)))
                .toList();
    }

    private String notice() {
        return Objects.requireNonNull(acts.noticeProperty().get()).sentence();
    }

    @Test
    void completeWaitsAndCarriesTheEpochThatWasShown() {
        acts.begin(Act.COMPLETE, item);
        fixture.time.pass(Duration.ofSeconds(9));
        assertThat(fixture.controlPlane.inbox().received()).isEmpty();
        fixture.time.pass(Duration.ofSeconds(1));
        assertThat(fixture.controlPlane.inbox().received())
                .containsExactly(new ItemCommand.Complete(item.epoch(), Result.of("Completed by the operator")));
        assertThat(fixture.now(item).state()).isEqualTo(ItemState.COMPLETED);
        assertThat(acts.expected()).isEmpty();
    }

    @Test
    void undoneWithinTheWindowNothingIsSent() {
        acts.begin(Act.COMPLETE, item);
        fixture.undo.undo();
        fixture.time.pass(Duration.ofMinutes(1));
        assertThat(fixture.controlPlane.inbox().received()).isEmpty();
        assertThat(fixture.inbox.shownState(item)).isEqualTo(ItemState.WORKING);
    }

    @Test
    void cancelAsksForTheReasonFirst() {
        acts.begin(Act.CANCEL, item);
        assertThat(acts.askingProperty().get()).isEqualTo(new ItemActs.Asking(Act.CANCEL, item));
        acts.confirm("  ", true);
        assertThat(acts.askingProperty().get()).isNotNull();
        acts.confirm("not needed", true);
        fixture.time.pass(Duration.ofSeconds(10));
        assertThat(fixture.controlPlane.inbox().received())
                .containsExactly(new ItemCommand.Cancel(item.epoch(), "not needed"));
    }

    @Test
    void releaseAndFailAreSentAtOnceWithTheirReason() {
        acts.begin(Act.RELEASE, item);
        acts.confirm("too slow", true);
        InboxItem again = fixture.working("other");
        acts.begin(Act.FAIL, again);
        acts.confirm("wrong repository", false);
        assertThat(fixture.controlPlane.inbox().received())
                .containsExactly(
                        new ItemCommand.Release(item.epoch(), "too slow"),
                        new ItemCommand.Fail(again.epoch(), Result.of("wrong repository"), false));
    }

    @Test
    void whoeverThinksBetterOfItDoesNothing() {
        acts.begin(Act.RELEASE, item);
        acts.abandon();
        acts.confirm("late", true);
        assertThat(fixture.controlPlane.inbox().received()).isEmpty();
    }

    @Test
    void aStaleEpochIsAnsweredWithWhatIsTrueNow() {
        fixture.controlPlane
                .inbox()
                .submit(item.id(), new ItemCommand.Release(item.epoch(), "x"), IdempotencyKey.random());
        acts.begin(Act.RELEASE, item);
        acts.confirm("y", true);
        assertThat(notice()).isEqualTo("Nothing was changed: the item has moved on and is now pending.");
        assertThat(fixture.inbox.detail().item()).contains(fixture.now(item));
    }

    @Test
    void aRefusalSaysWhyAndWhatIsTrueNow() {
        InboxItem open = fixture.pending("p");
        acts.begin(Act.RETRY, open);
        assertThat(notice()).isEqualTo("The item is pending. It is now pending.");
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameKey() {
        fixture.controlPlane
                .inbox()
                .failWith(new ControlPlaneException(Category.UNAVAILABLE, "unreachable", "release"));
        acts.begin(Act.RELEASE, item);
        acts.confirm("x", true);
        fixture.controlPlane.inbox().failWith(null);
        fixture.time.pass(Duration.ofSeconds(2));
        assertThat(fixture.controlPlane.inbox().received()).containsExactly(new ItemCommand.Release(item.epoch(), "x"));
        assertThat(acts.noticeProperty().get()).isNull();
    }

    @Test
    void whatStaysUnknownIsSaid() {
        fixture.controlPlane
                .inbox()
                .failWith(new ControlPlaneException(Category.UNAVAILABLE, "unreachable", "release item"));
        acts.begin(Act.RELEASE, item);
        acts.confirm("x", true);
        fixture.time.pass(Duration.ofSeconds(10));
        assertThat(notice())
                .isEqualTo(
                        "Release item. It is not known whether it happened; look again when the connection is back.");
    }

    @Test
    void whatNobodyHoldsCanBeEndedByHand() {
        InboxItem pending = fixture.pending("p");
        acts.begin(Act.COMPLETE, pending);
        fixture.time.pass(Duration.ofSeconds(10));
        assertThat(fixture.now(pending).state()).isEqualTo(ItemState.COMPLETED);
        InboxItem other = fixture.pending("q");
        acts.begin(Act.FAIL, other);
        acts.confirm("nobody needs it", false);
        assertThat(fixture.now(other).state()).isEqualTo(ItemState.FAILED);
    }

    @Test
    void onlyWhatFitsTheStateIsPossible() {
        InboxItem pending = fixture.pending("p");
        InboxItem failed = FakeItems.ended(item, ItemState.FAILED, null, null, fixture.clock.instant());
        InboxItem done = FakeItems.ended(item, ItemState.COMPLETED, null, null, fixture.clock.instant());
        assertThat(possible(item)).containsExactly(Act.COMPLETE, Act.FAIL, Act.RELEASE, Act.CANCEL);
        assertThat(possible(pending)).containsExactly(Act.COMPLETE, Act.CANCEL);
        InboxItem waiting = FakeItems.ended(item, ItemState.WAITING, null, null, fixture.clock.instant());
        assertThat(possible(waiting)).containsExactly(Act.CANCEL);
        assertThat(possible(failed)).containsExactly(Act.RETRY);
        assertThat(possible(done)).isEmpty();
        acts.begin(Act.COMPLETE, item);
        assertThat(acts.possible(Act.CANCEL, Optional.of(item))).isFalse();
    }
}
