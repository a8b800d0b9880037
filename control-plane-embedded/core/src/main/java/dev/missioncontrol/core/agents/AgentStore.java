package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.store.Upsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What the tables know of agents. */
final class AgentStore {
    private AgentStore() {}

    /** An agent with the item it holds, if any, and the last time it was heard of. */
    record Row(
            AgentName name,
            long pending,
            @Nullable ItemId item,
            @Nullable String title,
            @Nullable Instant since,
            @Nullable RuntimeName runtime,
            @Nullable String observation,
            @Nullable Instant seenAt) {}

    static void saw(Handle handle, AgentName agent, @Nullable RuntimeName runtime, String observation, Instant now) {
        Upsert.into("agent_sighting")
                .key("agent", agent.value())
                .value("runtime", runtime == null ? null : runtime.value())
                .value("observation", observation)
                .value("at_millis", now.toEpochMilli())
                .execute(handle);
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
        String runtime = row.getString("runtime");
        return new Row(
                new AgentName(row.getString("agent")),
                row.getLong("pending"),
                item == null ? null : new ItemId(item),
                row.getString("title"),
                time(row, "changed_at"),
                runtime == null ? null : new RuntimeName(runtime),
                row.getString("observation"),
                time(row, "at_millis"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(value);
    }
}
