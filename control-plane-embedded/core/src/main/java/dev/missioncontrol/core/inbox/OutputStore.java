package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.Upsert;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The newest output of each item. Telemetry. */
final class OutputStore {
    private OutputStore() {}

    static void put(Handle handle, ItemId id, OutputTail tail) {
        Upsert.into("output_tail")
                .key("item", id.value())
                .value("tail", Json.write(tail))
                .execute(handle);
    }

    static Optional<OutputTail> find(Handle handle, ItemId id) {
        return handle.createQuery("select tail from output_tail where item = :item")
                .bind("item", id.value())
                .mapTo(String.class)
                .findOne()
                .map(tail -> Json.read(tail, OutputTail.class));
    }
}
