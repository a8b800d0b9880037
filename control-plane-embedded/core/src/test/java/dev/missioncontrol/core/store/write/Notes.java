package dev.missioncontrol.core.store.write;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.rows.Column;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.rows.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** A table for tests of the writer: a text for each name. */
record Notes(String name, String text) {
    static final Table<String, Notes> TABLE = new RowTable<>(
            "note",
            "select * from note t",
            row -> new Notes(row.getString("item"), row.getString("tail")),
            Notes::name,
            List.of(Column.text("item", name -> name)),
            List.of(Column.text("tail", Notes::text)));

    private static final String DEFINITION =
            "create table if not exists note (item varchar(26) primary key, tail varchar not null)";

    /** A database with this table among all others. */
    static Store open(Path directory) {
        Store store = Store.open(new Database.H2File(directory));
        store.fill(handle -> handle.execute(DEFINITION));
        return store;
    }

    /** What the database holds. */
    static Map<String, String> all(Handle handle) {
        Map<String, String> all = new TreeMap<>();
        handle.createQuery("select item, tail from note")
                .map((row, _) -> all.put(row.getString("item"), row.getString("tail")))
                .list();
        return all;
    }

    static EventDraft event(String subject) {
        return new EventDraft(EventType.ITEM_NOTED, 1, new Actor(Role.SYSTEM, "test"), subject, "{}", null);
    }
}
