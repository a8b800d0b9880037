package dev.missioncontrol.console.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.console.fake.FakeItems;
import dev.missioncontrol.console.fake.SteppedTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TailViewModelTest {
    private final InboxFixture fixture = new InboxFixture();
    private final InboxItem item = fixture.working("run tests");
    private final TailViewModel tail =
            new TailViewModel(fixture.controlPlane.inbox(), SteppedTime.sameThread(), fixture.time);

    private void print(long first, String... lines) {
        print(item.epoch(), first, lines);
    }

    private void print(Epoch epoch, long first, String... lines) {
        fixture.controlPlane
                .inbox()
                .print(item.id(), new OutputTail(epoch, first, List.of(lines), fixture.clock.instant()));
        fixture.time.pass(Duration.ofMillis(500));
    }

    @Test
    void onlyNewLinesAreAdded() {
        tail.show(Optional.of(item));
        print(0, "a", "b");
        print(1, "b", "c");
        assertThat(tail.lines()).containsExactly("a", "b", "c");
    }

    @Test
    void linesThatWereMissedAreCounted() {
        tail.show(Optional.of(item));
        print(0, "a");
        print(5, "f");
        assertThat(tail.lines()).containsExactly("a", "… 4 lines not shown …", "f");
    }

    @Test
    void anotherAttemptStartsAnew() {
        tail.show(Optional.of(item));
        print(0, "a", "b");
        print(item.epoch().next(), 0, "x");
        assertThat(tail.lines()).containsExactly("x");
    }

    @Test
    void whoScrolledAwayOnlySeesACount() {
        tail.show(Optional.of(item));
        print(0, "a");
        tail.followingProperty().set(false);
        print(0, "a", "b", "c");
        assertThat(tail.unseenProperty().get()).isEqualTo(2);
        tail.followingProperty().set(true);
        assertThat(tail.unseenProperty().get()).isZero();
    }

    @Test
    void nobodyAsksOnceTheWorkIsOver() {
        tail.show(Optional.of(item));
        print(0, "a");
        tail.show(Optional.of(FakeItems.ended(item, ItemState.COMPLETED, null, null, fixture.clock.instant())));
        print(0, "a", "b");
        assertThat(tail.lines()).isEmpty();
    }
}
