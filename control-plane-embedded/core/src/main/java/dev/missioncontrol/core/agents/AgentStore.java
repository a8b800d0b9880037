package dev.missioncontrol.core.agents;

import static dev.missioncontrol.core.store.rows.Column.text;
import static dev.missioncontrol.core.store.rows.Column.time;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Holding;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.rows.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class AgentStore {
    /** The times at which agents were last seen. Telemetry. */
    static final Table<AgentName, Sighting> SIGHTINGS = new RowTable<>(
            "agent_sighting",
            "select * from agent_sighting t",
            AgentStore::sighting,
            Sighting::agent,
            List.of(text("agent", AgentName::value)),
            List.of(
                    text(
                            "runtime",
                            sighting -> sighting.runtime() == null
                                    ? null
                                    : sighting.runtime().value()),
                    text("observation", Sighting::observation),
                    time("at_millis", Sighting::at)));

    private AgentStore() {}

    /** A sign of an agent, by itself or through a runtime. */
    record Sighting(AgentName agent, @Nullable RuntimeName runtime, String observation, Instant at) {}

    /**
     * Lists every agent that an item was ever for, jumping from one name to the next, so that the number of items does
     * not matter.
     */
    static List<AgentName> named(Handle handle) {
        List<AgentName> names = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            next = handle.createQuery("select agent from item where agent > :last order by agent limit 1")
                    .bind("last", next.get())
                    .mapTo(String.class)
                    .findOne();
            next.ifPresent(name -> names.add(new AgentName(name)));
        }
        return names;
    }

    /** Lists the recorded sightings of each agent. */
    static List<Sighting> sightings(Handle handle) {
        return handle.createQuery("select * from agent_sighting")
                .map((row, _) -> sighting(row))
                .list();
    }

    /** Lists the work in progress of each agent: what it works on, then what waits for a human, the oldest first. */
    static Map<AgentName, List<Holding>> inHand(Handle handle) {
        Map<AgentName, List<Holding>> found = new HashMap<>();
        handle.createQuery("""
                select t.id, t.agent, t.title, t.state, t.changed_at,
                    case when t.state = 'WAITING' then null when l.epoch = t.epoch then l.expires_at else t.lease_until end
                    as until
                from item t left join lease_expiry l on l.item = t.id
                where t.state in ('ACKED', 'WORKING', 'WAITING')
                order by case when t.state = 'WAITING' then 1 else 0 end, t.id""")
                .map((row, _) -> found.computeIfAbsent(new AgentName(row.getString("agent")), _ -> new ArrayList<>())
                        .add(holding(row)))
                .list();
        return found;
    }

    private static Holding holding(ResultSet row) throws SQLException {
        return new Holding(
                new ItemId(row.getString("id")),
                row.getString("title"),
                ItemState.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                instant(row, "until"));
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        String runtime = row.getString("runtime");
        return new Sighting(
                new AgentName(row.getString("agent")),
                runtime == null ? null : new RuntimeName(runtime),
                row.getString("observation"),
                Instant.ofEpochMilli(row.getLong("at_millis")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(value);
    }
}
