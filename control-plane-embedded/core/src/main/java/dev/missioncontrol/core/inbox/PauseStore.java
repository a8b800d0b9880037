package dev.missioncontrol.core.inbox;

import static dev.missioncontrol.core.store.Column.text;
import static dev.missioncontrol.core.store.Column.time;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.core.store.RowTable;
import dev.missioncontrol.core.store.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The pauses' SQL. */
final class PauseStore {
    static final Table<AgentName, Pause> PAUSES = new RowTable<>(
            "agent_pause",
            "select * from agent_pause t",
            PauseStore::pause,
            Pause::agent,
            List.of(text("agent", AgentName::value)),
            List.of(
                    text("reason", Pause::reason),
                    text("actor", pause -> pause.by().toString()),
                    time("at_millis", Pause::at)));

    private PauseStore() {}

    static List<Pause> list(Handle handle) {
        return handle.createQuery("select * from agent_pause")
                .map((row, _) -> pause(row))
                .list();
    }

    private static Pause pause(ResultSet row) throws SQLException {
        return new Pause(
                new AgentName(row.getString("agent")),
                row.getString("reason"),
                Actor.parse(row.getString("actor")),
                Instant.ofEpochMilli(row.getLong("at_millis")));
    }
}
