package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Position;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The checkpoints' SQL. Thread-safe. */
public final class CheckpointStore {
    private CheckpointStore() {}

    public static void insert(Handle handle, Checkpoint checkpoint) {
        handle.createUpdate("insert into checkpoint (era, sequence, line) values (:era, :sequence, :line)")
                .bind("era", checkpoint.position().era())
                .bind("sequence", checkpoint.position().sequence())
                .bind("line", checkpoint.line())
                .execute();
    }

    public static Optional<Checkpoint> newest(Handle handle) {
        return before(handle, new Position(Long.MAX_VALUE, Long.MAX_VALUE), 1).stream()
                .findFirst();
    }

    /** Newest first, from just before {@code before}. */
    public static List<Checkpoint> before(Handle handle, Position before, int limit) {
        return handle.createQuery("select line from checkpoint"
                        + " where era < :era or (era = :era and sequence < :sequence)"
                        + " order by era desc, sequence desc limit :limit")
                .bind("era", before.era())
                .bind("sequence", before.sequence())
                .bind("limit", limit)
                .mapTo(String.class)
                .map(Checkpoint::parse)
                .list();
    }

    /** Oldest first, from just after {@code after}. */
    public static List<Checkpoint> after(Handle handle, Position after, int limit) {
        return handle.createQuery("select line from checkpoint"
                        + " where era > :era or (era = :era and sequence > :sequence)"
                        + " order by era, sequence limit :limit")
                .bind("era", after.era())
                .bind("sequence", after.sequence())
                .bind("limit", limit)
                .mapTo(String.class)
                .map(Checkpoint::parse)
                .list();
    }

    /** The hash of the event at the position, lower-case hex. */
    public static Optional<String> hash(Handle handle, Position position) {
        return handle.createQuery("select hash from event where era = :era and sequence = :sequence")
                .bind("era", position.era())
                .bind("sequence", position.sequence())
                .mapTo(byte[].class)
                .findOne()
                .map(HexFormat.of()::formatHex);
    }
}
