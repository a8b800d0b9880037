package dev.missioncontrol.console.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.audit.IndexProgress;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.console.lists.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InboxViewModelTest {
    private final InboxFixture fixture = new InboxFixture();
    private final InboxViewModel inbox = fixture.inbox;

    private List<String> titles() {
        return inbox.rows().stream()
                .map(Slot::find)
                .flatMap(Optional::stream)
                .map(InboxItem::title)
                .toList();
    }

    @Test
    void theNewestItemIsOnTop() {
        fixture.pending("first");
        fixture.pending("second");
        inbox.load();
        assertThat(titles()).containsExactly("second", "first");
        assertThat(inbox.emptyProperty().get()).isFalse();
    }

    @Test
    void theHeadlineCountsWhatMatters() {
        fixture.pending("a");
        fixture.working("b");
        inbox.load();
        assertThat(inbox.headlineProperty().get()).isEqualTo("2 items · 1 pending · 1 held");
    }

    @Test
    void anEmptyFleetSaysSo() {
        inbox.load();
        assertThat(inbox.emptyProperty().get()).isTrue();
    }

    @Test
    void theFilterNarrowsAsItIsTyped() {
        fixture.pending("tidy logs");
        fixture.working("run tests");
        inbox.load();
        inbox.filterProperty().set("state:working");
        time(200);
        assertThat(titles()).containsExactly("run tests");
        inbox.filterProperty().set("");
        time(200);
        assertThat(titles()).containsExactly("run tests", "tidy logs");
    }

    @Test
    void aSearchThatIsPartialSaysSoUntilTheIndexIsBuilt() {
        fixture.pending("tidy logs");
        inbox.load();
        fixture.controlPlane.inbox().indexing(new IndexProgress(new Position(1, 400), new Position(1, 1000)));
        inbox.filterProperty().set("logs");
        time(200);
        assertThat(inbox.problemProperty().get())
                .isEqualTo("The search index is being built (40 %): what happened after event 1:400 may be missing.");
        assertThat(titles()).containsExactly("tidy logs");
        fixture.controlPlane.inbox().indexing(new IndexProgress(new Position(1, 900), new Position(1, 1000)));
        time(2_000);
        assertThat(inbox.problemProperty().get()).contains("(90 %)");
        fixture.controlPlane.inbox().indexing(null);
        time(2_000);
        assertThat(inbox.problemProperty().get()).isEmpty();
    }

    @Test
    void aFilterThatIsWrongKeepsTheRowsAndIsExplained() {
        fixture.pending("tidy logs");
        inbox.load();
        inbox.filterProperty().set("sate:working");
        time(200);
        assertThat(inbox.problemProperty().get())
                .isEqualTo("There is no filter “sate”; use agent, label, older, state, or plain words.");
        assertThat(titles()).containsExactly("tidy logs");
    }

    @Test
    void anEventBringsTheItemAsItIsNow() {
        InboxItem item = fixture.working("run tests");
        inbox.load();
        inbox.select(item);
        fixture.controlPlane
                .inbox()
                .submit(item.id(), new ItemCommand.Release(item.epoch(), "too slow"), IdempotencyKey.random());
        fixture.tell(1);
        assertThat(inbox.rows().getFirst().find()).contains(fixture.now(item));
        assertThat(inbox.detail().item()).contains(fixture.now(item));
        assertThat(inbox.detail().timeline()).hasSize(1);
    }

    @Test
    void aNewItemAppearsOnTopWhileTheReaderIsThere() {
        inbox.load();
        fixture.controlPlane.inbox().create(NewItem.of(new AgentName("slash"), "new"), IdempotencyKey.random());
        fixture.tell(1);
        assertThat(titles()).containsExactly("new");
        assertThat(inbox.arrivedProperty().get()).isZero();
    }

    @Test
    void aNewItemOnlyCountsWhileTheReaderIsElsewhere() {
        fixture.pending("old");
        inbox.load();
        inbox.atTopProperty().set(false);
        fixture.controlPlane.inbox().create(NewItem.of(new AgentName("slash"), "new"), IdempotencyKey.random());
        fixture.tell(1);
        assertThat(titles()).containsExactly("old");
        assertThat(inbox.arrivedProperty().get()).isEqualTo(1);
        inbox.showArrived();
        assertThat(titles()).containsExactly("new", "old");
        assertThat(inbox.arrivedProperty().get()).isZero();
    }

    @Test
    void anEventOfAnotherKindOfSubjectDoesNotStopTheOthers() {
        inbox.load();
        fixture.controlPlane
                .log()
                .append("item.imported", Actor.parse("owner:laptop"), "item:from another tool", Map.of(), Map.of());
        fixture.controlPlane.inbox().create(NewItem.of(new AgentName("slash"), "new"), IdempotencyKey.random());
        fixture.tell(2);
        assertThat(titles()).containsExactly("new");
    }

    @Test
    void anItemThatNoLongerMatchesLeaves() {
        InboxItem item = fixture.working("run tests");
        inbox.filterProperty().set("state:working");
        time(200);
        fixture.controlPlane
                .inbox()
                .submit(item.id(), new ItemCommand.Cancel(item.epoch(), "no"), IdempotencyKey.random());
        fixture.tell(1);
        assertThat(titles()).isEmpty();
    }

    @Test
    void aLostConnectionKeepsWhatIsShown() {
        fixture.pending("a");
        inbox.load();
        fixture.controlPlane
                .inbox()
                .failWith(new ControlPlaneException(
                        ControlPlaneException.Category.UNAVAILABLE, "unreachable", "list items: connection refused"));
        inbox.load();
        assertThat(titles()).containsExactly("a");
        assertThat(inbox.problemProperty().get()).startsWith("List items: connection refused. ");
    }

    @Test
    void anItemFromElsewhereIsOpenedByItsId() {
        InboxItem item = fixture.pending("a");
        inbox.composingProperty().set(true);
        inbox.open(item.id());
        assertThat(inbox.detail().item()).contains(item);
        assertThat(inbox.composingProperty().get()).isFalse();
    }

    @Test
    void aDecisionHeldBackIsShownBeforeItIsTrue() {
        InboxItem item = fixture.working("run tests");
        inbox.load();
        inbox.select(item);
        inbox.detail().begin(ItemAction.COMPLETE);
        assertThat(inbox.shownState(item)).isEqualTo(ItemState.COMPLETED);
        assertThat(fixture.now(item).state()).isEqualTo(ItemState.WORKING);
    }

    private void time(long millis) {
        fixture.time.pass(Duration.ofMillis(millis));
    }
}
