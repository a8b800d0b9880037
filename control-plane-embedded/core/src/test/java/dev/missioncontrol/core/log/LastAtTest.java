package dev.missioncontrol.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last event at a time is the one that reading every event would find. */
final class LastAtTest {
    private static final List<List<Long>> TIMES =
            List.of(List.of(10L, 10L, 20L, 30L, 30L), List.of(), List.of(30L, 40L));

    @Test
    void isFoundInEveryEraAndBetweenEvents(@TempDir Path directory) {
        try (Store store = Store.open(new Database.H2File(directory))) {
            store.fill(LastAtTest::write);
            for (long at = 5; at <= 45; at += 5) {
                long time = at;
                Optional<Position> found = store.read(handle -> LogStore.lastAt(handle, time));
                assertThat(found).as("at %d", at).isEqualTo(scanned(at));
            }
        }
    }

    private static int write(Handle handle) {
        for (int era = 1; era <= TIMES.size(); era++) {
            List<Long> times = TIMES.get(era - 1);
            for (int sequence = 1; sequence <= times.size(); sequence++) {
                handle.execute(
                        "insert into event (era, sequence, type, version, at_millis, actor, subject, data, hash)"
                                + " values (?, ?, 'test', 1, ?, 'system:test', 'test:1', '{}', ?)",
                        era,
                        sequence,
                        times.get(sequence - 1),
                        new byte[32]);
            }
        }
        return handle.execute("update log_head set era = 3, sequence = 2, at_millis = 40");
    }

    private static Optional<Position> scanned(long at) {
        Optional<Position> last = Optional.empty();
        for (int era = 1; era <= TIMES.size(); era++) {
            List<Long> times = TIMES.get(era - 1);
            for (int sequence = 1; sequence <= times.size(); sequence++) {
                if (times.get(sequence - 1) <= at) {
                    last = Optional.of(new Position(era, sequence));
                }
            }
        }
        return last;
    }
}
