package dev.missioncontrol.core.inbox.items;

import static dev.missioncontrol.core.store.rows.Column.flag;
import static dev.missioncontrol.core.store.rows.Column.number;
import static dev.missioncontrol.core.store.rows.Column.once;
import static dev.missioncontrol.core.store.rows.Column.text;
import static dev.missioncontrol.core.store.rows.Column.time;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Offer;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.api.inbox.Trail;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.rows.RecordTable;
import dev.missioncontrol.core.store.rows.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Stores items, with leases as the events left them that began them; {@link Leases} knows the renewals. */
public final class ItemStore {
    private static final String SELECT = "select t.*, t.lease_until as expires_at from item t";

    /** Larger items are not kept in memory. */
    private static final int KEPT_CHARACTERS_MAX = 8 * 1024;

    /**
     * Items as the writer puts them. Texts are in columns that are written once, apart from the state, which changes
     * often.
     */
    public static final RowTable<ItemId, InboxItem> ITEMS = RecordTable.of("item", InboxItem.class)
            .selected(SELECT)
            .grouped("assignment", "origin", "status", "times")
            .renamed("work", "command")
            .read("lease", ItemStore::lease)
            .ordinary("schedule", Schedule.NONE)
            .ordinary("trail", Trail.NONE)
            .fixed("title", "body", "project", "clan", "issue_ref", "command", "author", "created_at")
            .derived(time("lease_until", ItemStore::leaseUntil))
            .derived(flag("reserved", item -> QueuePlace.offered(item) != null))
            .derived(flag("claimable", QueuePlace::claimable))
            .derived(number("queue_rank", QueuePlace::rank))
            .derived(time("next_at", QueuePlace::nextAt))
            .derived(once(flag("runnable", item -> item.assignment().runnable())))
            .derived(text("offered_to", QueuePlace::polledBy))
            .keyed("id", InboxItem::id)
            .keeping(ItemStore::small)
            .counted(ItemCountStore.COUNTER);

    private ItemStore() {}

    private static boolean small(InboxItem item) {
        int characters = item.assignment().body().length()
                + switch (item.assignment().work()) {
                    case Command command ->
                        command.argv().stream().mapToInt(String::length).sum();
                    case null -> 0;
                };
        return item.state().open() && characters <= KEPT_CHARACTERS_MAX;
    }

    private static @Nullable Instant leaseUntil(InboxItem item) {
        return item.lease() == null ? null : item.lease().expiresAt();
    }

    /** Lists the first claimable items in order, without those of some agents. */
    public static List<InboxItem> claimable(Handle handle, Set<AgentName> paused, int limit) {
        String others = paused.isEmpty() ? "" : " and t.agent not in (<paused>)";
        Query query = handle.createQuery(SELECT + " where " + ClaimOrder.CLAIMABLE + others + " order by "
                        + ClaimOrder.ORDER + " limit :limit")
                .bind("limit", limit);
        if (!paused.isEmpty()) {
            query.bindList("paused", paused.stream().map(AgentName::value).toList());
        }
        return query.map(ITEMS.mapper()).list();
    }

    /**
     * Lists the pending items that are offered to one runtime first. An offer ends soon, unless the clock was set back.
     */
    public static List<InboxItem> offered(Handle handle, Instant now) {
        return handle.createQuery(SELECT + " where t.next_at > :from and t.reserved = true")
                .bind("from", millis(now.minus(Offer.TERM)))
                .map(ITEMS.mapper())
                .list();
    }

    /** Lists open items with an event due by time, the longest due first. */
    public static List<InboxItem> timely(Handle handle, Instant now, int limit) {
        return handle.createQuery(SELECT + " where t.next_at <= :now order by t.next_at, t.id limit :limit")
                .bind("now", millis(now))
                .bind("limit", limit)
                .map(ITEMS.mapper())
                .list();
    }

    /** Lists pending items that wait for a time to come. */
    public static List<InboxItem> resting(Handle handle, Instant now) {
        return handle.createQuery(SELECT + " where t.next_at > :now and t.state = 'PENDING'")
                .bind("now", millis(now))
                .map(ITEMS.mapper())
                .list();
    }

    /** Returns the open ones of the items, each with the items that wait for it. */
    static Map<ItemId, List<ItemId>> awaitingOpen(Handle handle, Collection<ItemId> items) {
        Map<ItemId, List<ItemId>> found = new HashMap<>();
        handle.createQuery("select id, schedule from item where id in (<ids>)"
                        + " and state in ('PENDING', 'ACKED', 'WORKING', 'WAITING')")
                .bindList("ids", items.stream().map(ItemId::value).toList())
                .map((row, _) ->
                        found.put(new ItemId(row.getString("id")), schedule(row).awaitedBy()))
                .list();
        return found;
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        String json = row.getString("schedule");
        return json == null ? Schedule.NONE : Json.read(json, Schedule.class);
    }

    public static List<InboxItem> held(Handle handle) {
        return handle.createQuery(SELECT + " where t.state in ('ACKED', 'WORKING')")
                .map(ITEMS.mapper())
                .list();
    }

    /**
     * Lists pending items without a command for a classic client's poll, in the order of the queue with held items last.
     * An item without project or clan matches all, and a paused agent finds none.
     */
    public static List<InboxItem> pendingFor(
            Handle handle, AgentName agent, @Nullable String project, @Nullable String clan, int limit) {
        return handle.createQuery(SELECT
                        + " where t.offered_to = :agent and not exists (select 1 from agent_pause p where p.agent = :agent)"
                        + " and (:project is null or t.project is null or t.project = :project)"
                        + " and (:clan is null or t.clan is null or t.clan = :clan) order by t.offered_to, "
                        + ClaimOrder.PLACE + " limit :limit")
                .bind("agent", agent.value())
                .bind("project", project)
                .bind("clan", clan)
                .bind("limit", limit)
                .map(ITEMS.mapper())
                .list();
    }

    /** Lists items, newest first, from just before the item {@code before}; the filter's words do not narrow it. */
    public static List<InboxItem> list(
            Handle handle, ItemFilter filter, @Nullable ItemId before, int limit, Instant now) {
        List<String> where = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        narrow(where, values, filter, now);
        if (before != null) {
            where.add("t.id < :before");
            values.put("before", before.value());
        }
        Query query = handle.createQuery(
                SELECT + " where " + String.join(" and ", where) + " order by t.id desc limit :limit");
        return query.bindMap(values).map(ITEMS.mapper()).list();
    }

    /** Lists those of the items that match the filter, newest first; its words do not narrow it. */
    public static List<InboxItem> among(Handle handle, Collection<ItemId> items, ItemFilter filter, Instant now) {
        if (items.isEmpty()) {
            return List.of();
        }
        List<String> where = new ArrayList<>(List.of("t.id in (<ids>)"));
        Map<String, Object> values = new HashMap<>();
        narrow(where, values, filter, now);
        return handle.createQuery(SELECT + " where " + String.join(" and ", where) + " order by t.id desc")
                .bindList("ids", items.stream().map(ItemId::value).toList())
                .bindMap(values)
                .map(ITEMS.mapper())
                .list();
    }

    /** Finds the newest item before that one, which need not exist. */
    public static Optional<ItemId> newestBefore(Handle handle, ItemId item) {
        return handle.createQuery("select t.id from item t where t.id < :before order by t.id desc limit 1")
                .bind("before", item.value())
                .mapTo(String.class)
                .findOne()
                .map(ItemId::new);
    }

    private static void narrow(List<String> where, Map<String, Object> values, ItemFilter filter, Instant now) {
        if (filter.agent() != null) {
            where.add("t.agent = :agent");
            values.put("agent", filter.agent().value());
        }
        if (!filter.states().isEmpty()) {
            where.add("t.state in ("
                    + String.join(
                            ", ",
                            filter.states().stream()
                                    .map(state -> "'" + state.name() + "'")
                                    .toList())
                    + ")");
        }
        if (filter.label() != null) {
            where.add("t.labels like :label escape '!'");
            values.put("label", "%" + like(Json.write(filter.label())) + "%");
        }
        if (filter.olderThan() != null) {
            where.add("t.created_at <= :createdBefore");
            values.put("createdBefore", now.minus(filter.olderThan()).toEpochMilli());
        }
    }

    private static String like(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Counts the items that refer to each of the texts, by project and state. */
    static List<IssueItems.Found> referring(Handle handle, List<String> texts) {
        return handle.createQuery("select issue_ref, project, state, count(*) as items from item"
                        + " where issue_ref in (<texts>) group by issue_ref, project, state")
                .bindList("texts", texts)
                .map((row, _) -> new IssueItems.Found(
                        row.getString("issue_ref"),
                        row.getString("project"),
                        ItemState.valueOf(row.getString("state")),
                        row.getLong("items")))
                .list();
    }

    /** Lists the items that refer to an issue, newest first. */
    static List<InboxItem> referring(
            Handle handle, IssueItems.Reference reference, @Nullable ItemId before, int limit) {
        return handle.createQuery(SELECT + " where (t.issue_ref = :global or (t.issue_ref = :local and t.project ="
                        + " :project)) and t.id < :before order by t.id desc limit :limit")
                .bind("global", reference.global())
                .bind("local", reference.local())
                .bind("project", reference.project())
                .bind("before", before == null ? "~" : before.value())
                .bind("limit", limit)
                .map(ITEMS.mapper())
                .list();
    }

    private static @Nullable Lease lease(ResultSet row) throws SQLException {
        String holder = row.getString("holder");
        Instant expires = instant(row, "expires_at");
        return ItemState.valueOf(row.getString("state")).held() && holder != null && expires != null
                ? new Lease(Json.read(holder, Holder.class), new Epoch(row.getLong("epoch")), expires)
                : null;
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(value);
    }
}
