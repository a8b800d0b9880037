package dev.missioncontrol.core.guard;

import static dev.missioncontrol.core.store.rows.Column.number;
import static dev.missioncontrol.core.store.rows.Column.text;

import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.rows.RowTable;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Stores one row of thresholds, and one with the position of the last event examined. Thread-safe. */
final class GuardStore {
    static final RowTable<Integer, Thresholds> THRESHOLDS = new RowTable<>(
            "guard_threshold",
            "select t.* from guard_threshold t",
            row -> Json.read(row.getString("thresholds"), Thresholds.class),
            _ -> 1,
            List.of(number("only_row", key -> key)),
            List.of(text("thresholds", Json::write)));

    static final RowTable<Integer, Position> LOOKED = new RowTable<>(
            "guard_position",
            "select t.* from guard_position t",
            row -> new Position(row.getLong("era"), row.getLong("sequence")),
            _ -> 1,
            List.of(number("only_row", key -> key)),
            List.of(number("era", Position::era), number("sequence", Position::sequence)));

    private GuardStore() {}

    static Optional<Thresholds> thresholds(Handle handle) {
        return handle.createQuery("select thresholds from guard_threshold")
                .mapTo(String.class)
                .findOne()
                .map(text -> Json.read(text, Thresholds.class));
    }
}
