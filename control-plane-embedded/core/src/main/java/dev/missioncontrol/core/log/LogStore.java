package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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

    private static final String INSERT =
            "insert into event (era, sequence, type, version, at_millis, actor, subject, data, body_digest, hash)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_BODY = "insert into event_body (era, sequence, salt, body) values (?, ?, ?, ?)";

    private static final String TIP = "select era, sequence, hash, at_millis from log_head";
    private static final String MOVE_TIP = "update log_head set era = ?, sequence = ?, hash = ?, at_millis = ?";

    /** PostgreSQL's: one round trip, and the time is read when the lock is there. */
    private static final String LOCK = "with head as materialized (" + TIP + " for update) select head.*,"
            + " cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint) as now_millis from head";

    private LogStore() {}

    /** An event as it is written, with its body beside it. */
    @SuppressWarnings("ArrayRecordComponent") // rows are compared nowhere
    record Row(
            StoredEvent event,
            byte[] hash,
            byte @Nullable [] salt,
            @Nullable String body) {}

    /** Writes the batch's events that are not written yet. */
    public static void write(Connection connection, EventLog.Batch batch) throws SQLException {
        List<Row> rows = batch.take();
        if (!rows.isEmpty()) {
            insert(connection, rows);
            insertBodies(
                    connection, rows.stream().filter(row -> row.body() != null).toList());
            moveTip(connection, rows.getLast());
        }
    }

    private static void moveTip(Connection connection, Row newest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE_TIP)) {
            statement.setLong(1, newest.event().era());
            statement.setLong(2, newest.event().sequence());
            statement.setBytes(3, newest.hash());
            statement.setLong(4, newest.event().atMillis());
            statement.executeUpdate();
        }
    }

    private static void insert(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Row row : rows) {
                bind(statement, row.event());
                statement.setBytes(10, row.hash());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, StoredEvent event) throws SQLException {
        statement.setLong(1, event.era());
        statement.setLong(2, event.sequence());
        statement.setString(3, event.type());
        statement.setInt(4, event.version());
        statement.setLong(5, event.atMillis());
        statement.setString(6, event.actor());
        statement.setString(7, event.subject());
        statement.setString(8, event.data());
        statement.setBytes(9, event.bodyDigest());
    }

    private static void insertBodies(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT_BODY)) {
            for (Row row : rows) {
                statement.setLong(1, row.event().era());
                statement.setLong(2, row.event().sequence());
                statement.setBytes(3, row.salt());
                statement.setString(4, row.body());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static EventLog.Tip tip(Handle handle) {
        return handle.createQuery(TIP).map((row, _) -> tip(row)).one();
    }

    /** Where the chain stands while nobody else can move it, and the database's time. */
    record Locked(EventLog.Tip tip, Instant now) {}

    static Locked lock(Handle handle) {
        return handle.createQuery(LOCK)
                .map((row, _) -> new Locked(tip(row), Instant.ofEpochMilli(row.getLong("now_millis"))))
                .one();
    }

    private static EventLog.Tip tip(ResultSet row) throws SQLException {
        byte @Nullable [] hash = row.getBytes("hash");
        return new EventLog.Tip(
                new Position(row.getLong("era"), row.getLong("sequence")),
                hash == null ? EventHash.GENESIS : hash,
                row.getLong("at_millis"));
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
