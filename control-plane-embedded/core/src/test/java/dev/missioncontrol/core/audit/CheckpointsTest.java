package dev.missioncontrol.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the log is signed, and what lies outside the database. */
final class CheckpointsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

    private static Checkpoint at(long sequence, Instant at) {
        String hex = "0".repeat(64);
        return new Checkpoint(new Position(1, sequence), hex, at, hex, hex, hex + hex);
    }

    private static List<Long> due(Checkpoint before, long newest) {
        return Checkpoints.due(before, new Position(1, newest), NOW).stream()
                .map(Position::sequence)
                .toList();
    }

    @Test
    void everyThousandthEventIsSigned() {
        assertThat(due(at(1_000, NOW), 1_999)).isEmpty();
        assertThat(due(at(1_000, NOW), 2_000)).containsExactly(2_000L);
        assertThat(due(at(1_500, NOW), 4_999)).containsExactly(2_000L, 3_000L, 4_000L);
        assertThat(due(at(0, NOW), 1_000_000))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100).mapToObj(i -> i * 1_000).toList());
    }

    @Test
    void aMinuteAfterTheLastOneTheEndIsSigned() {
        assertThat(due(at(10, NOW.minusSeconds(59)), 11)).isEmpty();
        assertThat(due(at(10, NOW.minusSeconds(60)), 11)).containsExactly(11L);
        assertThat(due(at(10, NOW.minusSeconds(600)), 10)).isEmpty();
        assertThat(due(at(10, NOW.plusSeconds(60)), 11)).containsExactly(11L);
    }

    @Test
    void aNewEraBeginsAnew() {
        assertThat(Checkpoints.due(at(5_000, NOW), new Position(2, 999), NOW)).isEmpty();
        assertThat(Checkpoints.due(at(5_000, NOW), new Position(2, 1_000), NOW))
                .containsExactly(new Position(2, 1_000));
    }

    @Test
    void theFileHoldsWhatTheDatabaseHoldsAlsoAfterATornLine(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("checkpoints.log");
        try (Opened opened = new Opened(directory)) {
            opened.create("one");
            opened.advance(Duration.ofSeconds(61));
            assertThat(CheckpointFile.in(directory).read().reversed())
                    .isEqualTo(opened.owner().audit().checkpoints(null, 10).rows());
        }
        Files.writeString(file, "mission-control-checkpoint-1 1:2 ab", StandardOpenOption.APPEND);
        try (Opened opened = new Opened(directory)) {
            opened.create("two");
            opened.advance(Duration.ofSeconds(61));
            assertThat(CheckpointFile.in(directory).read().reversed())
                    .isEqualTo(opened.owner().audit().checkpoints(null, 10).rows());
        }
        assertThat(Files.readString(file)).contains("1:2 ab\nmission-control-checkpoint-1 ");
    }

    @Test
    void closingSignsTheEnd(@TempDir Path directory) {
        Position head;
        try (Opened opened = new Opened(directory)) {
            opened.create("last");
            head = opened.owner().audit().head();
        }
        assertThat(CheckpointFile.in(directory).read().getLast().position()).isEqualTo(head);
    }
}
