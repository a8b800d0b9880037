package dev.missioncontrol.core.asks;

import static dev.missioncontrol.core.store.Column.flag;
import static dev.missioncontrol.core.store.Column.number;
import static dev.missioncontrol.core.store.Column.once;
import static dev.missioncontrol.core.store.Column.text;
import static dev.missioncontrol.core.store.Column.time;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.RowTable;
import dev.missioncontrol.core.store.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** The asks' SQL. Thread-safe. */
final class AskStore {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final String SELECT = "select t.* from ask t";

    /** Asks as the writer puts them. */
    static final Table<AskId, Ask> ASKS = new RowTable<>(
            "ask",
            SELECT,
            AskStore::ask,
            Ask::id,
            List.of(text("id", AskId::value)),
            List.of(
                    once(text("kind", ask -> ask.kind().name())),
                    once(text("need", Ask::need)),
                    text("context", Ask::context),
                    once(text("options", ask -> Json.write(ask.options()))),
                    once(text("author", ask -> ask.author().toString())),
                    text(
                            "agent",
                            ask -> ask.agent() == null ? null : ask.agent().value()),
                    once(text(
                            "item",
                            ask -> ask.item() == null ? null : ask.item().value())),
                    flag("holding", Ask::holding),
                    time("deadline", Ask::deadline),
                    once(text("default_answer", Ask::defaultAnswer)),
                    once(text("dedupe_key", Ask::dedupeKey)),
                    text("state", ask -> ask.state().name()),
                    number("times", Ask::times),
                    flag("escalated", Ask::escalated),
                    time("snoozed_until", Ask::snoozedUntil),
                    text("reply", ask -> ask.reply() == null ? null : Json.write(ask.reply())),
                    text(
                            "replied_by",
                            ask -> ask.repliedBy() == null
                                    ? null
                                    : ask.repliedBy().toString()),
                    text("reason", Ask::reason),
                    time("next_at", AskRules::nextAt),
                    once(time("created_at", Ask::createdAt)),
                    time("changed_at", Ask::changedAt)));

    private AskStore() {}

    static Optional<Ask> find(Handle handle, AskId id) {
        return handle.createQuery(SELECT + " where t.id = :id")
                .bind("id", id.value())
                .map((row, _) -> ask(row))
                .findOne();
    }

    /** In the order of their ids, after one of them. */
    static List<Ask> page(Handle handle, @Nullable String after, int limit) {
        return handle.createQuery(SELECT + " where t.id > :after order by t.id limit :limit")
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map((row, _) -> ask(row))
                .list();
    }

    /** Writes every column anew, those too that a put leaves as they are. */
    static void rewrite(Handle handle, Ask ask) {
        try {
            ASKS.delete(handle.getConnection(), List.of(ask.id()));
            ASKS.insert(handle.getConnection(), List.of(ask));
        } catch (SQLException e) {
            throw new IllegalStateException("write ask " + ask.id() + " anew", e);
        }
    }

    /** The open ask with that key about that item, or about none. */
    static List<Ask> openWith(Handle handle, String dedupeKey, @Nullable ItemId item) {
        String about = item == null ? "t.item is null" : "t.item = :item";
        var query = handle.createQuery(SELECT + " where t.state = 'OPEN' and t.dedupe_key = :key and " + about)
                .bind("key", dedupeKey);
        if (item != null) {
            query.bind("item", item.value());
        }
        return query.map((row, _) -> ask(row)).list();
    }

    static List<Ask> openAbout(Handle handle, ItemId item) {
        return handle.createQuery(SELECT + " where t.item = :item and t.state = 'OPEN' order by t.id")
                .bind("item", item.value())
                .map((row, _) -> ask(row))
                .list();
    }

    /** Asks for which time has brought something, the longest due first. */
    static List<Ask> due(Handle handle, Instant now, int limit) {
        return handle.createQuery(SELECT + " where t.next_at <= :now order by t.next_at, t.id limit :limit")
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, _) -> ask(row))
                .list();
    }

    /** All open asks that the filter shows, the oldest first. */
    static List<Ask> open(Handle handle, AskFilter filter, Instant now, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        String where = String.join(" and ", narrowed(filter, values, now));
        return handle.createQuery(SELECT + " where " + where + " order by t.id limit :limit")
                .bindMap(values)
                .map((row, _) -> ask(row))
                .list();
    }

    /** Newest first, from just before the ask {@code before}. */
    static List<Ask> list(Handle handle, AskFilter filter, @Nullable AskId before, int limit, Instant now) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        List<String> where = narrowed(filter, values, now);
        if (before != null) {
            where.add("t.id < :before");
            values.put("before", before.value());
        }
        return handle.createQuery(SELECT + " where " + String.join(" and ", where) + " order by t.id desc limit :limit")
                .bindMap(values)
                .map((row, _) -> ask(row))
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

    private static Ask ask(ResultSet row) throws SQLException {
        String agent = row.getString("agent");
        String item = row.getString("item");
        String reply = row.getString("reply");
        String repliedBy = row.getString("replied_by");
        return new Ask(
                new AskId(row.getString("id")),
                AskKind.valueOf(row.getString("kind")),
                row.getString("need"),
                row.getString("context"),
                Json.read(row.getString("options"), STRINGS),
                Actor.parse(row.getString("author")),
                agent == null ? null : new AgentName(agent),
                item == null ? null : new ItemId(item),
                row.getBoolean("holding"),
                instant(row, "deadline"),
                row.getString("default_answer"),
                row.getString("dedupe_key"),
                AskState.valueOf(row.getString("state")),
                row.getInt("times"),
                row.getBoolean("escalated"),
                instant(row, "snoozed_until"),
                reply == null ? null : Json.read(reply, Reply.class),
                repliedBy == null ? null : Actor.parse(repliedBy),
                row.getString("reason"),
                0,
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(value);
    }
}
