package dev.missioncontrol.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.Places;
import dev.missioncontrol.bench.stage.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RaceTest {
    private final List<String> order = new ArrayList<>();

    private record Runner(String name) implements Contender {
        @Override
        public Kind kind() {
            return Kind.H2;
        }
    }

    @Test
    void everyRoundIsBegunByAnotherOneAndTheFirstIsThrownAway(@TempDir Path directory) throws Exception {
        try (Places places = new Places(directory)) {
            Race race = new Race(2, places);
            List<List<Integer>> results =
                    race.run(List.of(new Runner("a"), new Runner("b")), (runner, place, longer) -> {
                        assertThat(place.directory()).isEmptyDirectory();
                        order.add(runner.name() + longer);
                        return order.size();
                    });
            assertThat(order).containsExactly("a2", "b2", "b1", "a1", "a1", "b1");
            assertThat(results).containsExactly(List.of(4, 5), List.of(3, 6));
        }
    }

    @Test
    void theMedianCountsAndTheFastestIsBest() {
        Standing slow = new Standing("slow", rates(9, 1, 2));
        Standing fast = new Standing("fast", rates(3, 4, 1));
        assertThat(slow.perSecond()).isEqualTo(2);
        assertThat(Standing.best(List.of(slow, fast))).isEqualTo(fast);
    }

    private static List<Rate> rates(int... counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> new Rate(count, Duration.ofSeconds(1), Duration.ZERO))
                .toList();
    }
}
