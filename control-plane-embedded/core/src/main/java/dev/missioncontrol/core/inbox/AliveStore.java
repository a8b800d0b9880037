package dev.missioncontrol.core.inbox;

import dev.missioncontrol.core.store.Upsert;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** When the control plane last wrote down that it is alive. Telemetry. */
final class AliveStore {
    private AliveStore() {}

    static Optional<Instant> find(Handle handle) {
        return handle.createQuery("select at_millis from alive where only_row = 1")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    static void put(Handle handle, Instant at) {
        Upsert.into("alive")
                .key("only_row", 1)
                .value("at_millis", at.toEpochMilli())
                .execute(handle);
    }
}
