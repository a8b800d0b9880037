package dev.missioncontrol.core.access;

import dev.missioncontrol.core.store.Column;
import dev.missioncontrol.core.store.RowTable;
import dev.missioncontrol.core.store.Table;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the fleet has switched on or off; what it never touched has no row. */
final class SwitchStore {
    /** Whether the classic clients' token is taken. */
    static final String CLASSIC = "classic";

    static final Table<String, Row> SWITCHES = new RowTable<>(
            "fleet_switch",
            "select t.* from fleet_switch t",
            row -> new Row(row.getString("name"), row.getBoolean("turned_on")),
            Row::name,
            List.of(Column.text("name", name -> name)),
            List.of(Column.flag("turned_on", Row::on)));

    private SwitchStore() {}

    record Row(String name, boolean on) {}

    static List<Row> after(Handle handle, @Nullable String name) {
        return handle.createQuery("select * from fleet_switch where name > :name order by name limit 100")
                .bind("name", name == null ? "" : name)
                .map((row, _) -> new Row(row.getString("name"), row.getBoolean("turned_on")))
                .list();
    }
}
