package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
public final class LogStore {
    private static final String SELECT = "select e.era, e.sequence, e.type, e.version, e.at_millis, e.actor, e.subject,"
            + " e.data, e.body_digest, e.hash, b.body from ";
    private static final String BODY = " left join event_body b on b.era = e.era and b.sequence = e.sequence ";
    private static final String EVENTS = SELECT + "event e" + BODY;

    private static final String INSERT =
            "insert into event (era, sequence, type, version, at_millis, actor, subject, data, body_digest, hash)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_BODY = "insert into event_body (era, sequence, salt, body) values (?, ?, ?, ?)";

    private static final String TIP = "select era, sequence, hash, at_millis from log_head";
    private static final String MOVE_TIP = "update log_head set era = ?, sequence = ?, hash = ?, at_millis = ?";

    private static final String LOCK = TIP + " for update";
    /** PostgreSQL's present time. */
    private static final String NOW = "select cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)";

    private LogStore() {}

    /** An event as it is written, with its body beside it. */
    @SuppressWarnings("ArrayRecordComponent") // rows are compared nowhere
    record Row(
            StoredEvent event,
            byte[] hash,
            byte @Nullable [] salt,
            @Nullable String body) {}

    /** Writes the batch's unwritten events. */
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

    /** Returns the head of the chain and locks it until the transaction ends. */
    static EventLog.Tip lock(Handle handle) {
        return handle.createQuery(LOCK).map((row, _) -> tip(row)).one();
    }

    /** Returns the time of a database that nodes share. */
    public static Instant now(Handle handle) {
        return Instant.ofEpochMilli(handle.createQuery(NOW).mapTo(Long.class).one());
    }

    private static EventLog.Tip tip(ResultSet row) throws SQLException {
        byte @Nullable [] hash = row.getBytes("hash");
        return new EventLog.Tip(
                new Position(row.getLong("era"), row.getLong("sequence")),
                hash == null ? EventHash.GENESIS : hash,
                row.getLong("at_millis"));
    }

    /** Lists events, oldest first, after {@code after}, not beyond {@code upTo}. */
    public static List<AuditEvent> forward(Handle handle, Position after, Position upTo, int limit) {
        return EntryStore.upTo(handle, after, upTo, limit).stream()
                .map(LogEntry::toAuditEvent)
                .toList();
    }

    /** Lists the newest events, newest first. */
    public static List<AuditEvent> newest(Handle handle, int limit) {
        Position end = tip(handle).position();
        return backward(handle, new Position(end.era(), end.sequence() + 1), limit);
    }

    /** Returns whether the event is the head of the chain. */
    public static boolean isHead(Handle handle, AuditEvent event) {
        EventLog.Tip tip = tip(handle);
        return tip.position().equals(event.position())
                && HexFormat.of().formatHex(tip.hash()).equals(event.hash())
                && tip.atMillis() == event.at().toEpochMilli();
    }

    /** Makes the next event the first of the next era; the chain of hashes goes on. */
    static void openEra(Handle handle, long after) {
        handle.execute("update log_head set era = greatest(era, ?) + 1, sequence = 0", after);
    }

    /** Counts the bodies erased so far, by the subjects of the erasure events. */
    public static long erasures(Handle handle) {
        return handle.createQuery("select count(*) from event where subject >= 'event:' and subject < 'event;'")
                .mapTo(Long.class)
                .one();
    }

    /** Removes the private body of the event; its digest stays. */
    public static void eraseBody(Handle handle, Position position) {
        handle.execute("delete from event_body where era = ? and sequence = ?", position.era(), position.sequence());
    }

    /** Finds the event at the position. */
    public static Optional<AuditEvent> find(Handle handle, Position position) {
        return handle.createQuery(EVENTS + "where e.era = :era and e.sequence = :sequence")
                .bind("era", position.era())
                .bind("sequence", position.sequence())
                .map(LogStore::event)
                .findOne();
    }

    /**
     * Lists events, newest first, from just before {@code before}; one era after the other, because a range within an
     * era is indexed.
     */
    public static List<AuditEvent> backward(Handle handle, Position before, int limit) {
        List<AuditEvent> events = new ArrayList<>();
        Position next = before;
        while (true) {
            events.addAll(backwardInEra(handle, next, limit - events.size()));
            if (next.era() == 1 || events.size() == limit) {
                return events;
            }
            next = new Position(next.era() - 1, Long.MAX_VALUE);
        }
    }

    private static List<AuditEvent> backwardInEra(Handle handle, Position before, int limit) {
        return handle.createQuery(EVENTS + "where e.era = :era and e.sequence < :sequence"
                        + " order by e.era desc, e.sequence desc limit :limit")
                .bind("era", before.era())
                .bind("sequence", before.sequence())
                .bind("limit", limit)
                .map(LogStore::event)
                .list();
    }

    /** Lists the events of one subject, newest first, from just before {@code before}. */
    public static List<AuditEvent> of(Handle handle, String subject, Position before, int limit) {
        return handle.createQuery(EVENTS + "where e.subject = :subject"
                        + " and (e.era < :era or (e.era = :era and e.sequence < :sequence))"
                        + " order by e.subject desc, e.era desc, e.sequence desc limit :limit")
                .bind("subject", subject)
                .bind("era", before.era())
                .bind("sequence", before.sequence())
                .bind("limit", limit)
                .map(LogStore::event)
                .list();
    }

    /** Reads the events at the positions that a search has found, in that order, with one look-up by key each. */
    public static List<AuditEvent> at(Handle handle, List<Position> positions) {
        return positions.stream()
                .flatMap(position -> find(handle, position).stream())
                .toList();
    }

    /** Finds the last event that is not later than a time. Times in the log never go back, so it is a binary search. */
    public static Optional<Position> lastAt(Handle handle, long atMillis) {
        Position end = tip(handle).position();
        for (long era = end.era(); era >= 1; era--) {
            Optional<Position> last = lastAt(handle, end(handle, era), atMillis);
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    private static Optional<Position> lastAt(Handle handle, Position end, long atMillis) {
        long before = 0;
        long last = end.sequence();
        while (before < last) {
            long middle = before + (last - before + 1) / 2;
            if (at(handle, end.era(), middle) <= atMillis) {
                before = middle;
            } else {
                last = middle - 1;
            }
        }
        return before == 0 ? Optional.empty() : Optional.of(new Position(end.era(), before));
    }

    private static long at(Handle handle, long era, long sequence) {
        return handle.createQuery("select at_millis from event where era = :era and sequence = :sequence")
                .bind("era", era)
                .bind("sequence", sequence)
                .mapTo(Long.class)
                .one();
    }

    private static Position end(Handle handle, long era) {
        return backwardInEra(handle, new Position(era, Long.MAX_VALUE), 1).stream()
                .map(AuditEvent::position)
                .findFirst()
                .orElseGet(() -> new Position(era, 0));
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
