package dev.missioncontrol.core.inbox.queue;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.core.store.rows.RecordTable;
import dev.missioncontrol.core.store.rows.RowTable;
import java.util.List;
import org.jdbi.v3.core.Handle;

final class PauseStore {
    static final RowTable<AgentName, Pause> PAUSES = RecordTable.of("agent_pause", Pause.class)
            .renamed("by", "actor")
            .renamed("at", "at_millis")
            .keyed("agent", Pause::agent);

    private PauseStore() {}

    static List<Pause> list(Handle handle) {
        return handle.createQuery("select * from agent_pause")
                .map(PAUSES.mapper())
                .list();
    }
}
