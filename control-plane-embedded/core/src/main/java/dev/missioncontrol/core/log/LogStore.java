package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The log's SQL. Thread-safe. */
public final class LogStore {
    private static final String COLUMNS =
            "e.era, e.sequence, e.type, e.version, e.at_millis, e.actor, e.subject, e.data,"
                    + " e.body_digest, e.hash, b.body from event e"
                    + " left join event_body b on b.era = e.era and b.sequence = e.sequence ";

    private LogStore() {}

    static void insert(Handle handle, StoredEvent event, byte[] hash) {
        handle.createUpdate(
                        "insert into event (era, sequence, type, version, at_millis, actor, subject, data, body_digest,"
                                + " hash) values (:era, :sequence, :type, :version, :at, :actor, :subject, :data, :digest, :hash)")
                .bind("era", event.era())
                .bind("sequence", event.sequence())
                .bind("type", event.type())
                .bind("version", event.version())
                .bind("at", event.atMillis())
                .bind("actor", event.actor())
                .bind("subject", event.subject())
                .bind("data", event.data())
                .bind("digest", event.bodyDigest())
                .bind("hash", hash)
                .execute();
    }

    static void insertBody(Handle handle, Position position, byte[] salt, String body) {
        handle.createUpdate("insert into event_body (era, sequence, salt, body) values (:era, :sequence, :salt, :body)")
                .bind("era", position.era())
                .bind("sequence", position.sequence())
                .bind("salt", salt)
                .bind("body", body)
                .execute();
    }

    static Optional<EventLog.Tip> tip(Handle handle) {
        return handle.createQuery(
                        "select era, sequence, hash, at_millis from event order by era desc, sequence desc limit 1")
                .map((row, _) -> new EventLog.Tip(
                        new Position(row.getLong("era"), row.getLong("sequence")),
                        row.getBytes("hash"),
                        row.getLong("at_millis")))
                .findOne();
    }

    /** Oldest first, after {@code after}, not beyond {@code upTo}. */
    public static List<AuditEvent> forward(Handle handle, Position after, Position upTo, int limit) {
        return handle.createQuery("select " + COLUMNS + "where (e.era, e.sequence) > (:era, :sequence)"
                        + " and (e.era, e.sequence) <= (:lastEra, :last) order by e.era, e.sequence limit :limit")
                .bind("era", after.era())
                .bind("sequence", after.sequence())
                .bind("lastEra", upTo.era())
                .bind("last", upTo.sequence())
                .bind("limit", limit)
                .map(LogStore::event)
                .list();
    }

    /** Newest first, from just before {@code before}. */
    public static List<AuditEvent> backward(Handle handle, AuditFilter filter, Position before, int limit) {
        Query query = handle.createQuery("select " + COLUMNS + "where (e.era, e.sequence) < (:era, :sequence)"
                        + narrowing(filter) + " order by e.era desc, e.sequence desc limit :limit")
                .bind("era", before.era())
                .bind("sequence", before.sequence())
                .bind("limit", limit);
        bind(query, "actor", filter.actor());
        bind(query, "type", filter.type());
        bind(query, "subject", filter.subject());
        return query.map(LogStore::event).list();
    }

    private static String narrowing(AuditFilter filter) {
        StringBuilder where = new StringBuilder();
        if (filter.actor() != null) {
            where.append(
                    filter.actor().contains(":") ? " and e.actor = :actor" : " and e.actor like concat(:actor, ':%')");
        }
        if (filter.type() != null) {
            where.append(filter.type().endsWith(".") ? " and e.type like concat(:type, '%')" : " and e.type = :type");
        }
        if (filter.subject() != null) {
            where.append(" and e.subject = :subject");
        }
        return where.toString();
    }

    private static void bind(Query query, String name, @Nullable String value) {
        if (value != null) {
            query.bind(name, value);
        }
    }

    private static AuditEvent event(ResultSet row, StatementContext context) throws SQLException {
        return new StoredEvent(
                        row.getLong("era"),
                        row.getLong("sequence"),
                        row.getString("type"),
                        row.getInt("version"),
                        row.getLong("at_millis"),
                        row.getString("actor"),
                        row.getString("subject"),
                        row.getString("data"),
                        row.getBytes("body_digest"))
                .toAuditEvent(row.getBytes("hash"), row.getString("body"));
    }
}
