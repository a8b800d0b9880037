package dev.missioncontrol.core.inbox;

import static dev.missioncontrol.core.store.Column.flag;
import static dev.missioncontrol.core.store.Column.number;
import static dev.missioncontrol.core.store.Column.once;
import static dev.missioncontrol.core.store.Column.text;
import static dev.missioncontrol.core.store.Column.time;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Assignment;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.ItemStatus;
import dev.missioncontrol.api.inbox.ItemTimes;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Offer;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.api.inbox.Trail;
import dev.missioncontrol.api.inbox.Work;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The items' SQL. A lease's end is the newest renewal, or what the event that began it said. */
final class ItemStore {
    static final String COUNT = "select count(*) from (select id from item where state = :state limit :most) counted";

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final String SELECT =
            "select t.*, case when l.epoch = t.epoch then l.expires_at else t.lease_until end"
                    + " as expires_at from item t left join lease_expiry l on l.item = t.id";

    /** Beyond it an item is read again each time. */
    private static final int KEPT_CHARACTERS_MAX = 8 * 1024;

    /** Items as the writer puts them, with leases as their events left them. The words come once, the state often. */
    static final RowTable<ItemId, InboxItem> ITEMS = new RowTable<ItemId, InboxItem>(
                    "item",
                    "select t.*, t.lease_until as expires_at from item t",
                    ItemStore::item,
                    InboxItem::id,
                    List.of(text("id", ItemId::value)),
                    List.of(
                            text("agent", item -> item.agent().value()),
                            once(text("title", InboxItem::title)),
                            once(text("body", item -> item.assignment().body())),
                            once(text(
                                    "project",
                                    item -> item.assignment().origin().project())),
                            once(text("clan", item -> item.assignment().origin().clan())),
                            once(text(
                                    "issue_ref",
                                    item -> item.assignment().origin().issueRef())),
                            text("labels", item -> Json.write(item.assignment().labels())),
                            once(text("command", item -> json(item.assignment().work()))),
                            once(text("author", item -> item.author().toString())),
                            text("state", item -> item.state().name()),
                            number("epoch", item -> item.epoch().value()),
                            number("attempt", item -> item.status().attempt()),
                            number("losses", item -> item.status().losses()),
                            text("holder", item -> json(item.status().holder())),
                            time("held_since", item -> item.status().heldSince()),
                            text("offer", item -> json(item.status().offer())),
                            flag("reserved", item -> QueuePlace.offered(item) != null),
                            time("lease_until", ItemStore::leaseUntil),
                            time("not_before", item -> item.status().notBefore()),
                            text(
                                    "schedule",
                                    item -> item.schedule().equals(Schedule.NONE) ? null : json(item.schedule())),
                            text("trail", item -> item.trail().equals(Trail.NONE) ? null : json(item.trail())),
                            flag("claimable", QueuePlace::claimable),
                            number("queue_rank", QueuePlace::rank),
                            time("next_at", QueuePlace::nextAt),
                            text("result", item -> json(item.result())),
                            text("reason", InboxItem::reason),
                            once(flag("runnable", item -> item.assignment().runnable())),
                            text("offered_to", QueuePlace::polledBy),
                            once(time("created_at", item -> item.times().createdAt())),
                            time("changed_at", item -> item.times().changedAt())))
            .keeping(ItemStore::small);

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

    static Optional<InboxItem> find(Handle handle, ItemId id) {
        return handle.createQuery(SELECT + " where t.id = :id")
                .bind("id", id.value())
                .map((row, _) -> item(row))
                .findOne();
    }

    /** The first pending items that may be claimed now, in order, but for those of some agents. */
    static List<InboxItem> claimable(Handle handle, Set<AgentName> paused, int limit) {
        String others = paused.isEmpty() ? "" : " and t.agent not in (<paused>)";
        Query query = handle.createQuery(SELECT + " where " + ClaimOrder.CLAIMABLE + others + " order by "
                        + ClaimOrder.ORDER + " limit :limit")
                .bind("limit", limit);
        if (!paused.isEmpty()) {
            query.bindList("paused", paused.stream().map(AgentName::value).toList());
        }
        return query.map((row, _) -> item(row)).list();
    }

    /** Pending items that one runtime is offered first. Offers end soon, except where the clock went back meanwhile. */
    static List<InboxItem> offered(Handle handle, Instant now) {
        return handle.createQuery(SELECT + " where t.next_at > :from and t.reserved = true")
                .bind("from", millis(now.minus(Offer.TERM)))
                .map((row, _) -> item(row))
                .list();
    }

    /** Open items for which time has brought something, the longest due first. */
    static List<InboxItem> timely(Handle handle, Instant now, int limit) {
        return handle.createQuery(SELECT + " where t.next_at <= :now order by t.next_at, t.id limit :limit")
                .bind("now", millis(now))
                .bind("limit", limit)
                .map((row, _) -> item(row))
                .list();
    }

    /** Those of the items that are open, each with the items that wait for it. */
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
        return Objects.requireNonNullElse(read(row.getString("schedule"), Schedule.class), Schedule.NONE);
    }

    static List<InboxItem> held(Handle handle) {
        return handle.createQuery(SELECT + " where t.state in ('ACKED', 'WORKING')")
                .map((row, _) -> item(row))
                .list();
    }

    /** Held items whose lease is over, as far as the tables know. */
    static List<InboxItem> expired(Handle handle, Instant now) {
        return handle.createQuery("select * from (" + SELECT
                        + " where t.state in ('ACKED', 'WORKING')) held where expires_at is null or expires_at <= :now")
                .bind("now", millis(now))
                .map((row, _) -> item(row))
                .list();
    }

    /**
     * Pending items without a command, for a classic client's poll; an item without project or clan matches all, and an agent
     * that is paused finds none.
     */
    static List<InboxItem> pendingFor(
            Handle handle, AgentName agent, @Nullable String project, @Nullable String clan, int limit) {
        return handle.createQuery(
                        SELECT
                                + " where t.offered_to = :agent and not exists (select 1 from agent_pause p where p.agent = :agent)"
                                + " and (:project is null or t.project is null or t.project = :project)"
                                + " and (:clan is null or t.clan is null or t.clan = :clan) order by t.offered_to, t.id limit :limit")
                .bind("agent", agent.value())
                .bind("project", project)
                .bind("clan", clan)
                .bind("limit", limit)
                .map((row, _) -> item(row))
                .list();
    }

    /** Newest first, from just before the item {@code before}. */
    static List<InboxItem> list(Handle handle, ItemFilter filter, @Nullable ItemId before, int limit, Instant now) {
        List<String> where = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        narrow(where, values, filter, now);
        if (before != null) {
            where.add("t.id < :before");
            values.put("before", before.value());
        }
        Query query = handle.createQuery(
                SELECT + " where " + String.join(" and ", where) + " order by t.id desc limit :limit");
        return query.bindMap(values).map((row, _) -> item(row)).list();
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
        String words = filter.words() == null ? "" : filter.words().strip();
        int count = 0;
        for (String word : words.isEmpty() ? new String[0] : words.split("\\s+", 10)) {
            String name = "word" + count++;
            where.add("lower(t.title) like :" + name + " escape '!'");
            values.put(name, "%" + like(word.toLowerCase(Locale.ROOT)) + "%");
        }
    }

    private static String like(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** How many items refer to each of the texts, by project and state. */
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

    /** Items that refer to an issue, newest first. */
    static List<InboxItem> referring(
            Handle handle, IssueItems.Reference reference, @Nullable ItemId before, int limit) {
        return handle.createQuery(SELECT + " where (t.issue_ref = :global or (t.issue_ref = :local and t.project ="
                        + " :project)) and t.id < :before order by t.id desc limit :limit")
                .bind("global", reference.global())
                .bind("local", reference.local())
                .bind("project", reference.project())
                .bind("before", before == null ? "~" : before.value())
                .bind("limit", limit)
                .map((row, _) -> item(row))
                .list();
    }

    /** How many are in the state, counted up to a limit. */
    static long count(Handle handle, ItemState state, int most) {
        return handle.createQuery(COUNT)
                .bind("state", state.name())
                .bind("most", most)
                .mapTo(Long.class)
                .one();
    }

    static Map<ItemState, Long> counts(Handle handle) {
        Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
        handle.createQuery("select state, count(*) as items from item group by state")
                .map((row, _) -> counts.put(ItemState.valueOf(row.getString("state")), row.getLong("items")))
                .list();
        return counts;
    }

    private static InboxItem item(ResultSet row) throws SQLException {
        return new InboxItem(
                new ItemId(row.getString("id")),
                assignment(row),
                Actor.parse(row.getString("author")),
                status(row),
                schedule(row),
                Objects.requireNonNullElse(read(row.getString("trail"), Trail.class), Trail.NONE),
                read(row.getString("result"), Result.class),
                row.getString("reason"),
                new ItemTimes(
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        Instant.ofEpochMilli(row.getLong("changed_at"))));
    }

    private static Assignment assignment(ResultSet row) throws SQLException {
        return new Assignment(
                new AgentName(row.getString("agent")),
                row.getString("title"),
                row.getString("body"),
                new ItemOrigin(row.getString("project"), row.getString("clan"), row.getString("issue_ref")),
                Json.read(row.getString("labels"), STRINGS),
                read(row.getString("command"), Work.class));
    }

    private static ItemStatus status(ResultSet row) throws SQLException {
        ItemState state = ItemState.valueOf(row.getString("state"));
        Epoch epoch = new Epoch(row.getLong("epoch"));
        Holder holder = read(row.getString("holder"), Holder.class);
        Instant expires = instant(row, "expires_at");
        return new ItemStatus(
                state,
                epoch,
                row.getInt("attempt"),
                row.getInt("losses"),
                holder,
                state.held() && holder != null && expires != null ? new Lease(holder, epoch, expires) : null,
                instant(row, "held_since"),
                read(row.getString("offer"), Offer.class),
                instant(row, "not_before"));
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
