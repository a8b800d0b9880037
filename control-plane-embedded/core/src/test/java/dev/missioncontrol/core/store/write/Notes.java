package dev.missioncontrol.core.store.write;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.store.rows.Column;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.rows.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** A table for tests of the writer: a text for each name, kept where output tails are kept. */
record Notes(String name, String text) {
    static final Table<String, Notes> TABLE = new RowTable<>(
            "output_tail",
            "select * from output_tail t",
            row -> new Notes(row.getString("item"), row.getString("tail")),
            Notes::name,
            List.of(Column.text("item", name -> name)),
            List.of(Column.text("tail", Notes::text)));

    /** What the database holds. */
    static Map<String, String> all(Handle handle) {
        Map<String, String> all = new TreeMap<>();
        handle.createQuery("select item, tail from output_tail")
                .map((row, _) -> all.put(row.getString("item"), row.getString("tail")))
                .list();
        return all;
    }

    static EventDraft event(String subject) {
        return new EventDraft(EventType.ITEM_NOTED, 1, new Actor(Role.SYSTEM, "test"), subject, "{}", null);
    }
}
