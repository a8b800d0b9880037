package dev.missioncontrol.core.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.Upsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The items' SQL. A lease's end is the newest renewal, or what the event that began it said. */
final class ItemStore {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final String SELECT =
            "select i.*, case when l.epoch = i.epoch then l.expires_at else i.lease_until end"
                    + " as expires_at from item i left join lease_expiry l on l.item = i.id ";

    private ItemStore() {}

    static void put(Handle handle, InboxItem item) {
        Upsert.into("item")
                .key("id", item.id().value())
                .value("agent", item.agent().value())
                .value("title", item.title())
                .value("body", item.body())
                .value("project", item.project())
                .value("clan", item.clan())
                .value("issue_ref", item.issueRef())
                .value("labels", Json.write(item.labels()))
                .value("command", json(item.command()))
                .value("author", item.author().toString())
                .value("state", item.state().name())
                .value("epoch", item.epoch().value())
                .value("attempt", item.attempt())
                .value("losses", item.losses())
                .value("holder", json(item.holder()))
                .value(
                        "lease_until",
                        item.lease() == null ? null : millis(item.lease().expiresAt()))
                .value("not_before", millis(item.notBefore()))
                .value("result", json(item.result()))
                .value("reason", item.reason())
                .value("runnable", item.command() != null)
                .value("created_at", millis(item.createdAt()))
                .value("changed_at", millis(item.changedAt()))
                .execute(handle);
    }

    static void expiry(Handle handle, ItemId id, Epoch epoch, Instant expiresAt) {
        Upsert.into("lease_expiry")
                .key("item", id.value())
                .value("epoch", epoch.value())
                .value("expires_at", millis(expiresAt))
                .execute(handle);
    }

    static void forgetExpiry(Handle handle, ItemId id) {
        handle.execute("delete from lease_expiry where item = ?", id.value());
    }

    static Optional<InboxItem> find(Handle handle, ItemId id) {
        return handle.createQuery(SELECT + "where i.id = :id")
                .bind("id", id.value())
                .map(ItemStore::item)
                .findOne();
    }

    /** The first pending item with a command that may run now. */
    static Optional<InboxItem> nextRunnable(Handle handle, Instant now) {
        return handle.createQuery(
                        SELECT + "where i.state = 'PENDING' and i.runnable"
                                + " and (i.not_before is null or i.not_before <= :now) order by i.state, i.runnable, i.id limit 1")
                .bind("now", millis(now))
                .map(ItemStore::item)
                .findFirst();
    }

    /** Whether a pending item became due in the time after {@code from} up to {@code to}. */
    static boolean becameDue(Handle handle, Instant from, Instant to) {
        return handle.createQuery("select count(*) from item where state = 'PENDING' and not_before > :from"
                                + " and not_before <= :to")
                        .bind("from", millis(from))
                        .bind("to", millis(to))
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    static List<InboxItem> held(Handle handle) {
        return handle.createQuery(SELECT + "where i.state in ('ACKED', 'WORKING')")
                .map(ItemStore::item)
                .list();
    }

    static List<InboxItem> heldBy(Handle handle, RuntimeName runtime) {
        return held(handle).stream()
                .filter(item -> item.holder() instanceof Holder.RuntimeHolder holder
                        && holder.name().equals(runtime))
                .toList();
    }

    /** Pending items without a command, for a classic client's poll; an item without project or clan matches all. */
    static List<InboxItem> pendingFor(
            Handle handle, AgentName agent, @Nullable String project, @Nullable String clan, int limit) {
        return handle.createQuery(SELECT + "where i.agent = :agent and i.state = 'PENDING' and not i.runnable"
                        + " and (:project is null or i.project is null or i.project = :project)"
                        + " and (:clan is null or i.clan is null or i.clan = :clan) order by i.id limit :limit")
                .bind("agent", agent.value())
                .bind("project", project)
                .bind("clan", clan)
                .bind("limit", limit)
                .map(ItemStore::item)
                .list();
    }

    /** Newest first, from just before the item {@code before}. */
    static List<InboxItem> list(Handle handle, ItemFilter filter, @Nullable ItemId before, int limit, Instant now) {
        List<String> where = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        narrow(where, values, filter, now);
        if (before != null) {
            where.add("i.id < :before");
            values.put("before", before.value());
        }
        Query query = handle.createQuery(
                SELECT + "where " + String.join(" and ", where) + " order by i.id desc limit :limit");
        return query.bindMap(values).map(ItemStore::item).list();
    }

    private static void narrow(List<String> where, Map<String, Object> values, ItemFilter filter, Instant now) {
        if (filter.agent() != null) {
            where.add("i.agent = :agent");
            values.put("agent", filter.agent().value());
        }
        if (!filter.states().isEmpty()) {
            where.add("i.state in ("
                    + String.join(
                            ", ",
                            filter.states().stream()
                                    .map(state -> "'" + state.name() + "'")
                                    .toList())
                    + ")");
        }
        if (filter.label() != null) {
            where.add("i.labels like :label escape '!'");
            values.put("label", "%" + like(Json.write(filter.label())) + "%");
        }
        if (filter.olderThan() != null) {
            where.add("i.created_at <= :createdBefore");
            values.put("createdBefore", now.minus(filter.olderThan()).toEpochMilli());
        }
        String words = filter.words() == null ? "" : filter.words().strip();
        int count = 0;
        for (String word : words.isEmpty() ? new String[0] : words.split("\\s+", 10)) {
            String name = "word" + count++;
            where.add("lower(i.title) like :" + name + " escape '!'");
            values.put(name, "%" + like(word.toLowerCase(Locale.ROOT)) + "%");
        }
    }

    private static String like(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    static Map<ItemState, Long> counts(Handle handle) {
        Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
        handle.createQuery("select state, count(*) as items from item group by state")
                .map((row, _) -> counts.put(ItemState.valueOf(row.getString("state")), row.getLong("items")))
                .list();
        return counts;
    }

    private static InboxItem item(ResultSet row, StatementContext context) throws SQLException {
        Holder holder = read(row.getString("holder"), Holder.class);
        ItemState state = ItemState.valueOf(row.getString("state"));
        Epoch epoch = new Epoch(row.getLong("epoch"));
        Instant expires = instant(row, "expires_at");
        return new InboxItem(
                new ItemId(row.getString("id")),
                new AgentName(row.getString("agent")),
                row.getString("title"),
                row.getString("body"),
                row.getString("project"),
                row.getString("clan"),
                row.getString("issue_ref"),
                Json.read(row.getString("labels"), STRINGS),
                read(row.getString("command"), Command.class),
                Actor.parse(row.getString("author")),
                state,
                epoch,
                row.getInt("attempt"),
                row.getInt("losses"),
                holder,
                state.held() && holder != null && expires != null ? new Lease(holder, epoch, expires) : null,
                instant(row, "not_before"),
                read(row.getString("result"), Result.class),
                row.getString("reason"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : Json.write(value);
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        return json == null ? null : Json.read(json, type);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(value);
    }
}
