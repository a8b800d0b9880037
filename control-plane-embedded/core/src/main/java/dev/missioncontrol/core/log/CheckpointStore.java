package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Position;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Thread-safe. */
public final class CheckpointStore {
    /** Number of forged rows after the newest checkpoint that a search skips. */
    private static final int LOOK_BACK = 100;

    private CheckpointStore() {}

    public static void insert(Handle handle, Checkpoint checkpoint) {
        handle.createUpdate("insert into checkpoint (era, sequence, line) values (:era, :sequence, :line)")
                .bind("era", checkpoint.position().era())
                .bind("sequence", checkpoint.position().sequence())
                .bind("line", checkpoint.line())
                .execute();
    }

    /** Returns the newest one that can be read. */
    public static Optional<Checkpoint> newest(Handle handle) {
        return before(handle, new Position(Long.MAX_VALUE, Long.MAX_VALUE), LOOK_BACK).stream()
                .findFirst();
    }

    /** Lists checkpoints, newest first, from just before {@code before}; unreadable rows are left out. */
    public static List<Checkpoint> before(Handle handle, Position before, int limit) {
        return handle
                .createQuery("select line from checkpoint"
                        + " where era < :era or (era = :era and sequence < :sequence)"
                        + " order by era desc, sequence desc limit :limit")
                .bind("era", before.era())
                .bind("sequence", before.sequence())
                .bind("limit", limit)
                .mapTo(String.class)
                .map(CheckpointStore::readable)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Lists checkpoints, oldest first, from just after {@code after}; unreadable rows are left out. */
    public static List<Checkpoint> after(Handle handle, Position after, int limit) {
        return handle
                .createQuery("select line from checkpoint"
                        + " where era > :era or (era = :era and sequence > :sequence)"
                        + " order by era, sequence limit :limit")
                .bind("era", after.era())
                .bind("sequence", after.sequence())
                .bind("limit", limit)
                .mapTo(String.class)
                .map(CheckpointStore::readable)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Lists the positions ({@code era:sequence}) of unreadable rows, which only a forger writes. */
    public static List<String> unreadable(Handle handle) {
        return handle
                .createQuery("select era, sequence, line from checkpoint order by era, sequence")
                .map((row, _) -> readable(row.getString("line")).isPresent()
                        ? Optional.<String>empty()
                        : Optional.of(row.getLong("era") + ":" + row.getLong("sequence")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Checkpoint> readable(String line) {
        try {
            return Optional.of(Checkpoint.parse(line));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // verify tells of it
        }
    }

    /** Returns the hash of the event at the position, lower-case hex. */
    public static Optional<String> hash(Handle handle, Position position) {
        return handle.createQuery("select hash from event where era = :era and sequence = :sequence")
                .bind("era", position.era())
                .bind("sequence", position.sequence())
                .mapTo(byte[].class)
                .findOne()
                .map(HexFormat.of()::formatHex);
    }
}
