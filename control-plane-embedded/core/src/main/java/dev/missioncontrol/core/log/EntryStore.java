package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads long stretches of the log. Each page is a range of the key within one era, because H2 would scan every row for
 * a comparison of (era, sequence) as a pair. Bodies are read with a range of their own, which is cheaper than a join.
 * Thread-safe.
 */
public final class EntryStore {
    private static final String EVENTS = "select era, sequence, type, version, at_millis, actor, subject, data,"
            + " body_digest, hash from event where era = :era and sequence > :after and sequence <= :last"
            + " order by era, sequence limit :limit";
    private static final String BODIES = "select sequence, salt, body from event_body"
            + " where era = :era and sequence > :after and sequence <= :last order by era, sequence";

    private EntryStore() {}

    /** The body of an event and the salt of its digest. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Body(long sequence, byte[] salt, String text) {}

    /** Reads at most {@code limit} entries after the position, all of one era; empty at the end of the log. */
    public static List<LogEntry> after(Handle handle, Position position, int limit) {
        return upTo(handle, position, new Position(Long.MAX_VALUE, Long.MAX_VALUE), limit);
    }

    /** Counts events at impossible positions: before the first of an era, or in no era. No other query reads them. */
    public static long outside(Handle handle) {
        return handle.createQuery("select count(*) from event where era < 1 or sequence < 1")
                .mapTo(Long.class)
                .one();
    }

    /** Reads the last entry. */
    public static Optional<LogEntry> last(Handle handle) {
        return handle.createQuery("select era, sequence from event order by era desc, sequence desc limit 1")
                .map((row, _) -> new Position(row.getLong(1), row.getLong(2) - 1))
                .findOne()
                .flatMap(before -> after(handle, before, 1).stream().findFirst());
    }

    /** Does {@link #after}, but not beyond {@code last}. */
    public static List<LogEntry> upTo(Handle handle, Position position, Position last, int limit) {
        Position after = position;
        while (after.era() <= last.era()) {
            long end = after.era() == last.era() ? last.sequence() : Long.MAX_VALUE;
            List<LogEntry> entries = within(handle, after, end, limit);
            Optional<Long> later = entries.isEmpty() ? eraAfter(handle, after.era()) : Optional.empty();
            if (later.isEmpty()) {
                return entries;
            }
            after = new Position(later.get(), 0);
        }
        return List.of();
    }

    private static Optional<Long> eraAfter(Handle handle, long era) {
        return handle.createQuery("select min(era) from event where era > :era")
                .bind("era", era)
                .mapTo(Long.class)
                .findOne();
    }

    private static List<LogEntry> within(Handle handle, Position after, long last, int limit) {
        List<StoredRow> events = handle.createQuery(EVENTS)
                .bind("era", after.era())
                .bind("after", after.sequence())
                .bind("last", last)
                .bind("limit", limit)
                .map(EntryStore::row)
                .list();
        if (events.isEmpty()) {
            return List.of();
        }
        Map<Long, Body> bodies = bodies(handle, after, events.getLast().event().sequence());
        return events.stream()
                .map(row -> entry(row, bodies.get(row.event().sequence())))
                .toList();
    }

    private static Map<Long, Body> bodies(Handle handle, Position after, long last) {
        Map<Long, Body> bodies = new HashMap<>();
        handle.createQuery(BODIES)
                .bind("era", after.era())
                .bind("after", after.sequence())
                .bind("last", last)
                .map((row, _) -> new Body(row.getLong(1), row.getBytes(2), row.getString(3)))
                .forEach(body -> bodies.put(body.sequence(), body));
        return bodies;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record StoredRow(StoredEvent event, byte[] hash) {}

    private static LogEntry entry(StoredRow row, @Nullable Body body) {
        return body == null
                ? new LogEntry(row.event(), row.hash(), null, null)
                : new LogEntry(row.event(), row.hash(), body.salt(), body.text());
    }

    private static StoredRow row(ResultSet row, StatementContext context) throws SQLException {
        StoredEvent event = new StoredEvent(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBytes(9));
        return new StoredRow(event, row.getBytes(10));
    }
}
