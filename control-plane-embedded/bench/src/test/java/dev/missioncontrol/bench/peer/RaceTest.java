package dev.missioncontrol.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Workspaces;
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
        public DatabaseKind kind() {
            return DatabaseKind.H2;
        }
    }

    @Test
    void everyRoundIsBegunByAnotherOneAndTheFirstIsThrownAway(@TempDir Path directory) throws Exception {
        try (Workspaces workspaces = new Workspaces(directory)) {
            Race race = new Race(2, workspaces);
            List<List<Integer>> results =
                    race.run(List.of(new Runner("a"), new Runner("b")), (runner, workspace, longer) -> {
                        assertThat(workspace.directory()).isEmptyDirectory();
                        order.add(runner.name() + longer);
                        return order.size();
                    });
            assertThat(order).containsExactly("a2", "b2", "b1", "a1", "a1", "b1");
            assertThat(results).containsExactly(List.of(4, 5), List.of(3, 6));
        }
    }

    @Test
    void theMedianCountsAndTheFastestIsBest() {
        PeerResult slow = new PeerResult("slow", rates(9, 1, 2));
        PeerResult fast = new PeerResult("fast", rates(3, 4, 1));
        assertThat(slow.perSecond()).isEqualTo(2);
        assertThat(PeerResult.best(List.of(slow, fast))).isEqualTo(fast);
    }

    private static List<Rate> rates(int... counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> new Rate(count, Duration.ofSeconds(1), Duration.ZERO))
                .toList();
    }
}
