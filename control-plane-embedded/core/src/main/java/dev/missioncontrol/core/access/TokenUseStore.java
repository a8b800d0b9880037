package dev.missioncontrol.core.access;

import dev.missioncontrol.core.store.rows.Column;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.TelemetryBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Records the last use of tokens, a few times a minute. Thread-safe. */
final class TokenUseStore {
    /** Interval between two records for one token. */
    static final Duration APART = Duration.ofSeconds(20);

    private static final RowTable<String, Use> USES = new RowTable<>(
            "token_use",
            "select t.* from token_use t",
            row -> new Use(row.getString("id"), Instant.ofEpochMilli(row.getLong("at_millis"))),
            Use::id,
            List.of(Column.text("id", id -> id)),
            List.of(Column.time("at_millis", Use::at)));

    private final TelemetryBuffer<String, Use> newest;

    TokenUseStore(Telemetry telemetry) {
        this.newest = telemetry.of(USES);
    }

    private record Use(String id, Instant at) {}

    void note(String id, Instant at) {
        newest.put(new Use(id, at));
    }

    /** Returns when these tokens were last used. */
    Map<String, Instant> last(Collection<String> ids) {
        return newest.read(ids).values().stream().collect(Collectors.toMap(Use::id, Use::at));
    }

    /** Forgets tokens that are no longer kept. */
    void forget(Collection<String> ids) {
        ids.forEach(newest::remove);
    }
}
