package dev.missioncontrol.core.inbox.leases;

import static dev.missioncontrol.core.store.rows.Column.number;
import static dev.missioncontrol.core.store.rows.Column.time;

import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.rows.Table;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the time at which the control plane last recorded that it is running. Telemetry. */
final class AliveStore {
    private static final Table<Integer, Instant> ALIVE = new RowTable<>(
            "alive",
            "select * from alive t",
            row -> Instant.ofEpochMilli(row.getLong("at_millis")),
            _ -> 1,
            List.of(number("only_row", key -> key)),
            List.of(time("at_millis", at -> at)));

    private AliveStore() {}

    static Optional<Instant> find(Transaction transaction) {
        return transaction.find(ALIVE, 1);
    }

    static void put(Transaction transaction, Instant at) {
        transaction.put(ALIVE, at);
    }
}
