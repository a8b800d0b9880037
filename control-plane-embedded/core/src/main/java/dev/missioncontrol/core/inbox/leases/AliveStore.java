package dev.missioncontrol.core.inbox.leases;

import static dev.missioncontrol.core.store.rows.Column.number;
import static dev.missioncontrol.core.store.rows.Column.time;

import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.TelemetryBuffer;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores the time at which the control plane last recorded that it is running. Telemetry, and never newer than the
 * renewals beside it. Confined to the writer.
 */
final class AliveStore {
    private static final RowTable<Integer, Instant> ALIVE = new RowTable<>(
            "alive",
            "select * from alive t",
            row -> Instant.ofEpochMilli(row.getLong("at_millis")),
            _ -> 1,
            List.of(number("only_row", key -> key)),
            List.of(time("at_millis", at -> at)));

    private final TelemetryBuffer<Integer, Instant> newest;

    AliveStore(Telemetry telemetry) {
        this.newest = telemetry.vouching(ALIVE);
    }

    Optional<Instant> find(Transaction transaction) {
        return newest.find(transaction, 1);
    }

    void put(Transaction transaction, Instant at) {
        newest.put(transaction, at);
    }
}
