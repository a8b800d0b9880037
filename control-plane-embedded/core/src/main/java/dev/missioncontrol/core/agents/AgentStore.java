package dev.missioncontrol.core.agents;

import static dev.missioncontrol.core.store.Column.text;
import static dev.missioncontrol.core.store.Column.time;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.store.RowTable;
import dev.missioncontrol.core.store.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What the tables know of agents. */
final class AgentStore {
    /** When agents were last heard of. Telemetry. */
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

    /** An agent was heard of, through a runtime or by itself. */
    record Sighting(AgentName agent, @Nullable RuntimeName runtime, String observation, Instant at) {}

    /** An agent with the item it holds, if any, and the last time it was heard of. */
    record Row(
            AgentName name,
            long pending,
            @Nullable ItemId item,
            @Nullable String title,
            @Nullable Instant since,
            @Nullable Sighting sighting) {
        /** An agent of which nothing but that is known. */
        static Row of(Sighting sighting) {
            return new Row(sighting.agent(), 0, null, null, null, sighting);
        }

        Row with(Sighting newer) {
            return new Row(name, pending, item, title, since, newer);
        }

        @Nullable
        RuntimeName runtime() {
            return sighting == null ? null : sighting.runtime();
        }

        @Nullable
        Instant seenAt() {
            return sighting == null ? null : sighting.at();
        }

        @Nullable
        String observation() {
            return sighting == null ? null : sighting.observation();
        }
    }

    static List<Row> list(Handle handle) {
        return handle.createQuery("""
                with names as (select agent from item union select agent from agent_sighting),
                held as (select agent, max(id) as id from item where state in ('ACKED', 'WORKING') group by agent),
                queued as (select agent, count(*) as pending from item where state = 'PENDING' group by agent)
                select n.agent, coalesce(q.pending, 0) as pending, i.id, i.title, i.changed_at, s.runtime, s.observation,
                    s.at_millis
                from names n left join held h on h.agent = n.agent left join item i on i.id = h.id
                left join queued q on q.agent = n.agent left join agent_sighting s on s.agent = n.agent
                order by n.agent""").map(AgentStore::row).list();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        String item = row.getString("id");
        return new Row(
                new AgentName(row.getString("agent")),
                row.getLong("pending"),
                item == null ? null : new ItemId(item),
                row.getString("title"),
                instant(row, "changed_at"),
                row.getString("observation") == null ? null : sighting(row));
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
