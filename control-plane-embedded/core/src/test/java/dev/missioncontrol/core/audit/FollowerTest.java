package dev.missioncontrol.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.Opened;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A follower that resumes where it stopped misses nothing and sees nothing twice, whatever happened to the node between. */
final class FollowerTest {
    @Test
    void restartsLeaveNoGapAndNoDuplicate(@TempDir Path directory) {
        List<Position> seen = new ArrayList<>(List.of(Position.START));
        try (Opened opened = new Opened(directory)) {
            for (int round = 0; round < 5; round++) {
                opened.create("seen while following " + round);
                follow(opened, seen);
                opened.create("not seen before the restart " + round);
                opened.offFor(Duration.ofSeconds(3));
                opened.create("after the restart " + round);
            }
            follow(opened, seen);
        }
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.range(0, seen.size())
                        .mapToObj(sequence -> new Position(1, sequence))
                        .toList());
        assertThat(seen).hasSizeGreaterThan(20);
    }

    private static void follow(Opened opened, List<Position> seen) {
        Position head = opened.owner().audit().head();
        try (Feed feed = opened.owner().audit().follow(seen.getLast())) {
            while (seen.getLast().compareTo(head) < 0) {
                feed.await().forEach(event -> seen.add(event.position()));
            }
        }
    }
}
