package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.store.rows.Column;
import dev.missioncontrol.core.store.rows.RecordTable;
import dev.missioncontrol.core.store.rows.RowTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
final class AskStore {
    private static final String SELECT = "select t.* from ask t";

    static final RowTable<AskId, Ask> ASKS = RecordTable.of("ask", Ask.class)
            .grouped("question", "concern", "terms", "status", "result", "dates")
            .absent("holdsUp", 0)
            .fixed("kind", "need", "options", "author", "item", "default_answer", "dedupe_key", "created_at")
            .derived(Column.time("next_at", AskRules::nextAt))
            .keyed("id", Ask::id);

    private AskStore() {}

    static Optional<Ask> find(Handle handle, AskId id) {
        return handle.createQuery(SELECT + " where t.id = :id")
                .bind("id", id.value())
                .map(ASKS.mapper())
                .findOne();
    }

    /** Finds the open ask with that key about that item, or about none. */
    static List<Ask> openWith(Handle handle, String dedupeKey, @Nullable ItemId item) {
        String about = item == null ? "t.item is null" : "t.item = :item";
        var query = handle.createQuery(SELECT + " where t.state = 'OPEN' and t.dedupe_key = :key and " + about)
                .bind("key", dedupeKey);
        if (item != null) {
            query.bind("item", item.value());
        }
        return query.map(ASKS.mapper()).list();
    }

    static List<Ask> openAbout(Handle handle, ItemId item) {
        return handle.createQuery(SELECT + " where t.item = :item and t.state = 'OPEN' order by t.id")
                .bind("item", item.value())
                .map(ASKS.mapper())
                .list();
    }

    /** Lists the asks with an event due by time, the longest due first. */
    static List<Ask> due(Handle handle, Instant now, int limit) {
        return handle.createQuery(SELECT + " where t.next_at <= :now order by t.next_at, t.id limit :limit")
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map(ASKS.mapper())
                .list();
    }

    /** Names an ask in the order of {@link #open}. */
    record Oldest(boolean escalated, AskId id) {}

    /** Lists open asks that match the filter, escalated ones first, then the oldest, from just behind one of them. */
    static List<Ask> open(Handle handle, AskFilter filter, @Nullable Oldest behind, int limit, Instant now) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        List<String> where = narrowed(filter, values, now);
        if (behind != null) {
            where.add(
                    behind.escalated()
                            ? "(t.escalated = false or t.id > :behind)"
                            : "t.escalated = false and t.id > :behind");
            values.put("behind", behind.id().value());
        }
        return handle.createQuery(SELECT + " where " + String.join(" and ", where)
                        + " order by t.escalated desc, t.id limit :limit")
                .bindMap(values)
                .map(ASKS.mapper())
                .list();
    }

    /** Lists asks, newest first, from just before the ask {@code before}. */
    static List<Ask> list(Handle handle, AskFilter filter, @Nullable AskId before, int limit, Instant now) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        List<String> where = narrowed(filter, values, now);
        if (before != null) {
            where.add("t.id < :before");
            values.put("before", before.value());
        }
        return handle.createQuery(SELECT + " where " + String.join(" and ", where) + " order by t.id desc limit :limit")
                .bindMap(values)
                .map(ASKS.mapper())
                .list();
    }

    private static List<String> narrowed(AskFilter filter, Map<String, Object> values, Instant now) {
        List<String> where = new ArrayList<>(List.of("1 = 1"));
        if (!filter.states().isEmpty()) {
            where.add("t.state in (" + quoted(filter.states()) + ")");
        }
        if (!filter.kinds().isEmpty()) {
            where.add("t.kind in (" + quoted(filter.kinds()) + ")");
        }
        if (filter.item() != null) {
            where.add("t.item = :item");
            values.put("item", filter.item().value());
        }
        if (!filter.snoozed()) {
            where.add("(t.snoozed_until is null or t.snoozed_until <= :now)");
            values.put("now", now.toEpochMilli());
        }
        return where;
    }

    private static String quoted(Collection<? extends Enum<?>> values) {
        return values.stream().map(value -> "'" + value.name() + "'").collect(Collectors.joining(", "));
    }

    static AskCounts counts(Handle handle, Instant now) {
        return handle.createQuery("select count(*) as open_asks,"
                        + " coalesce(sum(case when t.escalated then 1 else 0 end), 0) as escalated,"
                        + " coalesce(sum(case when t.snoozed_until > :now then 1 else 0 end), 0) as snoozed"
                        + " from ask t where t.state = 'OPEN'")
                .bind("now", now.toEpochMilli())
                .map((row, _) ->
                        new AskCounts(row.getLong("open_asks"), row.getLong("escalated"), row.getLong("snoozed")))
                .one();
    }
}
