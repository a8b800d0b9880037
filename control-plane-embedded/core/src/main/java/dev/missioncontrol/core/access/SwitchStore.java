package dev.missioncontrol.core.access;

import dev.missioncontrol.core.store.rows.RecordTable;
import dev.missioncontrol.core.store.rows.RowTable;

/** Keeps the fleet's switches; a switch that was never changed has no row. */
final class SwitchStore {
    /** Accepts the classic clients' token while on. */
    static final String CLASSIC = "classic";

    static final RowTable<String, Switch> SWITCHES = RecordTable.of("fleet_switch", Switch.class)
            .renamed("on", "turned_on")
            .keyed("name", Switch::name);

    private SwitchStore() {}

    record Switch(String name, boolean on) {}
}
