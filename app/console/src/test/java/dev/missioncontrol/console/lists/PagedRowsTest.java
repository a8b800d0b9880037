package dev.missioncontrol.console.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.fx.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagedRowsTest {
    private static final int MILLION = 1_000_000;

    private final List<@Nullable String> fetched = new ArrayList<>();
    private final PagedRows<Integer> rows = new PagedRows<>(SteppedTime.sameThread());

    private Page<Integer> page(@Nullable String cursor, int limit, int total) {
        fetched.add(cursor);
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(total, from + limit);
        return new Page<>(IntStream.range(from, to).boxed().toList(), to < total ? Integer.toString(to) : null);
    }

    @Test
    void onlyTheFirstPageIsFetchedUntilSomebodyLooksFurther() {
        rows.show((cursor, limit) -> page(cursor, limit, MILLION));
        rows.seen(10);
        assertThat(fetched).containsExactly((String) null);
        assertThat(rows).hasSize(101);
        assertThat(rows.get(100).find()).isEmpty();

        rows.seen(75);
        assertThat(fetched).containsExactly(null, "100");
        assertThat(rows.get(150).find()).contains(150);
    }

    @Test
    void aMillionRowsScrollInBoundedMemory() {
        rows.show((cursor, limit) -> page(cursor, limit, MILLION));
        for (int i = 0; i < MILLION; i += 50) {
            rows.seen(i);
            assertThat(rows.kept()).isLessThanOrEqualTo(900);
        }
        assertThat(rows.get(MILLION - 20).find()).contains(MILLION - 20);
        assertThat(rows.get(500_000).find()).isEmpty();
    }

    @Test
    void whatWasForgottenComesBackWhenItIsSeenAgain() {
        rows.show((cursor, limit) -> page(cursor, limit, 5_000));
        IntStream.range(0, 5_000).forEach(rows::seen);
        assertThat(rows.get(1_250).find()).isEmpty();

        rows.seen(1_250);
        assertThat(rows.get(1_250).find()).contains(1_250);
        assertThat(rows).hasSize(5_000);
    }

    @Test
    void liveRowsComeInFrontWithoutMovingTheRest() {
        rows.show((cursor, limit) -> page(cursor, limit, 500));
        rows.seen(90);
        List<String> changes = new ArrayList<>();
        rows.addListener((ListChangeListener<Slot<Integer>>) change -> {
            while (change.next()) {
                changes.add(change.getFrom() + "+" + change.getAddedSize() + "-" + change.getRemovedSize());
            }
        });
        assertThat(rows.prepend(List.of(-2, -1))).isTrue();

        assertThat(changes).containsExactly("0+2-0");
        assertThat(rows.subList(0, 4)).extracting(Slot::row).containsExactly(-2, -1, 0, 1);
        assertThat(rows.get(152).find()).contains(150);
    }

    @Test
    void tooManyLiveRowsAskForAReload() {
        rows.show((cursor, limit) -> page(cursor, limit, 10));
        assertThat(rows.prepend(IntStream.range(0, 1000).boxed().toList())).isTrue();
        assertThat(rows.prepend(List.of(-1))).isFalse();
        rows.reload();
        assertThat(rows).hasSize(10);
    }

    @Test
    void aRowIsReplacedInItsPlace() {
        rows.show((cursor, limit) -> page(cursor, limit, 10));
        rows.replace(row -> row == 4, 44);
        assertThat(rows.get(4).find()).contains(44);
        assertThat(rows.find(row -> row == 44)).hasValue(4);
        assertThat(rows.find(row -> row == 4)).isEmpty();
    }

    @Test
    void aPageWithoutAMatchLeadsToTheNextOne() {
        rows.show((cursor, limit) -> {
            Page<Integer> whole = page(cursor, limit, 1_000);
            return new Page<>(
                    whole.rows().stream().filter(row -> row < 80 || row == 999).toList(), whole.next());
        });
        rows.seen(79);
        assertThat(rows).extracting(Slot::row).hasSize(81).endsWith(79, 999);
    }

    @Test
    void aLateAnswerToAnOldQuestionIsDropped() {
        Deque<Runnable> late = new ArrayDeque<>();
        PagedRows<Integer> slow = new PagedRows<>(new Background(late::add, Runnable::run));
        slow.show((cursor, limit) -> new Page<>(List.of(1), null));
        slow.show((cursor, limit) -> new Page<>(List.of(2), null));
        late.removeLast().run();
        late.removeLast().run();
        assertThat(slow).extracting(Slot::row).containsExactly(2);
    }

    @Test
    void aFailedFetchKeepsTheRowsAndSaysSo() {
        rows.show((cursor, limit) -> page(cursor, limit, 10));
        rows.show((cursor, limit) -> {
            throw new ControlPlaneException(ControlPlaneException.Category.UNAVAILABLE, "unreachable", "list items");
        });
        assertThat(rows).hasSize(10);
        assertThat(rows.failureProperty().get()).hasMessage("list items");
        assertThat(rows.loadingProperty().get()).isFalse();
    }
}
