package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.json.Json;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The newest output of each item. Telemetry. */
final class OutputStore {
    private OutputStore() {}

    static void put(Handle handle, ItemId id, OutputTail tail) {
        handle.createUpdate("merge into output_tail (item, tail) key (item) values (:item, :tail)")
                .bind("item", id.value())
                .bind("tail", Json.write(tail))
                .execute();
    }

    static Optional<OutputTail> find(Handle handle, ItemId id) {
        return handle.createQuery("select tail from output_tail where item = :item")
                .bind("item", id.value())
                .mapTo(String.class)
                .findOne()
                .map(tail -> Json.read(tail, OutputTail.class));
    }
}
