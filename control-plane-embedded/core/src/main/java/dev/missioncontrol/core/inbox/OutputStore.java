package dev.missioncontrol.core.inbox;

import static dev.missioncontrol.core.store.rows.Column.text;

import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.TelemetryBuffer;
import java.util.List;
import java.util.Optional;

/** Stores the newest output of each item. Telemetry. Thread-safe. */
public final class OutputStore {
    private static final RowTable<ItemId, Row> TAILS = new RowTable<>(
            "output_tail",
            "select * from output_tail t",
            row -> new Row(new ItemId(row.getString("item")), row.getString("tail")),
            Row::item,
            List.of(text("item", ItemId::value)),
            List.of(text("tail", Row::tail)));

    private final TelemetryBuffer<ItemId, Row> newest;

    public OutputStore(Telemetry telemetry) {
        this.newest = telemetry.lasting(TAILS);
    }

    private record Row(ItemId item, String tail) {}

    void put(ItemId id, OutputTail tail) {
        newest.put(new Row(id, Json.write(tail)));
    }

    Optional<OutputTail> find(ItemId id) {
        return newest.read(id).map(row -> Json.read(row.tail(), OutputTail.class));
    }
}
