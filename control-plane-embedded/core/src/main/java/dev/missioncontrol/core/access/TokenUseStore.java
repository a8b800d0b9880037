package dev.missioncontrol.core.access;

import dev.missioncontrol.core.store.rows.Column;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.rows.Table;
import dev.missioncontrol.core.store.write.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records the last use of tokens, a few times a minute. Thread-safe. */
final class TokenUseStore {
    /** Interval between two records for one token. */
    static final Duration APART = Duration.ofSeconds(20);

    private static final Table<String, Use> USES = new RowTable<>(
            "token_use",
            "select t.* from token_use t",
            row -> new Use(row.getString("id"), Instant.ofEpochMilli(row.getLong("at_millis"))),
            Use::id,
            List.of(Column.text("id", id -> id)),
            List.of(Column.time("at_millis", Use::at)));

    private final Telemetry.Buffer<String, Use> newest;

    TokenUseStore(Telemetry telemetry) {
        this.newest = telemetry.of(USES);
    }

    private record Use(String id, Instant at) {}

    void note(String id, Instant at) {
        newest.put(new Use(id, at));
    }

    /** Finds a use that is not written yet. */
    Optional<Instant> find(String id) {
        return newest.find(id).map(Use::at);
    }
}
