package dev.missioncontrol.core.agents;

import static dev.missioncontrol.core.store.rows.Column.text;
import static dev.missioncontrol.core.store.rows.Column.time;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Holding;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.store.rows.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class AgentStore {
    /** The times at which agents were last seen. Telemetry. */
    static final RowTable<AgentName, Sighting> SIGHTINGS = new RowTable<>(
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

    /** Work in progress of an agent, with its lease as the event left it that began it. */
    record InHand(AgentName agent, Holding holding, Epoch epoch) {
        InHand until(@Nullable Instant end) {
            return end == null || holding.leaseUntil() == null
                    ? this
                    : new InHand(
                            agent,
                            new Holding(holding.item(), holding.title(), holding.state(), holding.since(), end),
                            epoch);
        }
    }

    /** Lists the work in progress: what is worked on, then what waits for a human, the oldest first. */
    static List<InHand> inHand(Handle handle) {
        return handle.createQuery("""
                select id, agent, title, state, changed_at, epoch,
                    case when state = 'WAITING' then null else lease_until end as until
                from item where state in ('ACKED', 'WORKING', 'WAITING')
                order by case when state = 'WAITING' then 1 else 0 end, id""")
                .map((row, _) -> new InHand(
                        new AgentName(row.getString("agent")), holding(row), new Epoch(row.getLong("epoch"))))
                .list();
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
