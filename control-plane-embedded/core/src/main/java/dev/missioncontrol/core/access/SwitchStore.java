package dev.missioncontrol.core.access;

import dev.missioncontrol.core.store.RecordTable;
import dev.missioncontrol.core.store.RowTable;

/** What the fleet has switched on or off; what it never touched has no row. */
final class SwitchStore {
    /** Whether the classic clients' token is taken. */
    static final String CLASSIC = "classic";

    static final RowTable<String, Switch> SWITCHES = RecordTable.of("fleet_switch", Switch.class)
            .renamed("on", "turned_on")
            .keyed("name", Switch::name);

    private SwitchStore() {}

    record Switch(String name, boolean on) {}
}
