package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Position;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The end of the log: assigns each event its position and chains it. Confined to the writer; {@link #head()} is
 * thread-safe.
 */
public final class EventLog {
    private final SecureRandom random = new SecureRandom();
    private final LogHead head;
    private Tip tip;
    private @Nullable Batch open;

    /** The head of the chain. Not for comparison, because it contains an array. */
    @SuppressWarnings("ArrayRecordComponent")
    record Tip(Position position, byte[] hash, long atMillis) {}

    /** A place in a batch to which it can be rolled back. */
    public record Mark(Tip end, int waiting) {}

    private EventLog(Tip tip) {
        this.tip = tip;
        this.head = new LogHead(tip.position());
    }

    /** Continues the log in the database. */
    public static EventLog of(Handle handle) {
        return new EventLog(LogStore.tip(handle));
    }

    /** Returns whether an era has begun without its first event: a restore was interrupted. */
    public boolean eraUnmarked() {
        return tip.position().era() > 1 && tip.position().sequence() == 0;
    }

    /** Continues the log in the database in a new era, which is also later than {@code after}. */
    public static EventLog nextEra(Handle handle, long after) {
        LogStore.openEra(handle, after);
        return of(handle);
    }

    /** Returns the newest event on disk, on which readers can wait for the next one. */
    public LogHead head() {
        return head;
    }

    /** Continues at the present end of the database, after a commit by another node or one with an unknown outcome. */
    public void continueFrom(Handle handle) {
        continueAt(LogStore.tip(handle));
    }

    /** Moves the head to the end that other nodes have reached, and returns it. Thread-safe. */
    public Position lookAgain(Handle handle) {
        head.moveTo(LogStore.tip(handle).position());
        return head.position();
    }

    private boolean continueAt(Tip end) {
        boolean moved = !end.position().equals(tip.position());
        if (moved) {
            tip = end;
            head.moveTo(tip.position());
        }
        return moved;
    }

    /** The end of the log as the present command sees it, and its time. */
    public record End(long sequence, long atMillis) {}

    /** Called inside a batch; confined to the writer. */
    public End end() {
        Tip end = open == null ? tip : open.end;
        return new End(end.position().sequence(), end.atMillis());
    }

    private Batch begin() {
        Batch batch = new Batch(tip);
        open = batch;
        return batch;
    }

    /**
     * A batch and its time.
     *
     * @param moved whether another node has written since the last one
     */
    public record Turn(Batch batch, Instant now, boolean moved) {}

    /**
     * Begins a batch at the present end, in a database without other writers. A batch that is never
     * {@link #forced(Batch)} leaves no trace.
     */
    public Turn turn(Instant now) {
        return new Turn(begin(), now, false);
    }

    /**
     * Does the same if other nodes write as well: they wait until the transaction ends. The time is read when it is this
     * node's turn.
     */
    public Turn turnAmongOthers(Handle handle, InstantSource clock) {
        boolean moved = continueAt(LogStore.lock(handle));
        return new Turn(begin(), clock.instant(), moved);
    }

    /** Shows the batch to readers once it is on disk. */
    public void forced(Batch batch) {
        if (!batch.isEmpty()) {
            tip = batch.end;
            head.moveTo(tip.position());
        }
    }

    /**
     * Events of one transaction: they have their positions at once and wait in memory until they are written together.
     */
    public final class Batch {
        private final Tip start;
        private final List<LogStore.Row> waiting = new ArrayList<>();
        private Tip end;

        private Batch(Tip start) {
            this.start = start;
            this.end = start;
        }

        public boolean isEmpty() {
            return start.position().equals(end.position());
        }

        /** Returns the position of the next event. */
        public Position next() {
            return new Position(end.position().era(), end.position().sequence() + 1);
        }

        /** Adds an event at the time of the batch, which is never before that of the previous event. */
        public EventPlace append(EventDraft draft, long nowMillis) {
            byte @Nullable [] salt = draft.body() == null ? null : salt();
            StoredEvent event = new StoredEvent(
                    end.position().era(),
                    end.position().sequence() + 1,
                    draft.type().wire(),
                    draft.version(),
                    Math.max(nowMillis, end.atMillis()),
                    draft.actor().toString(),
                    draft.subject(),
                    draft.data(),
                    digest(salt, draft.body()));
            end = new Tip(event.position(), EventHash.of(end.hash(), event), event.atMillis());
            waiting.add(new LogStore.Row(event, end.hash(), salt, draft.body()));
            return new EventPlace(end.position(), Instant.ofEpochMilli(end.atMillis()));
        }

        public Mark mark() {
            return new Mark(end, waiting.size());
        }

        public boolean at(Mark mark) {
            return end.position().equals(mark.end().position());
        }

        /** Removes the events added after the mark; none may have been written since. */
        public void backTo(Mark mark) {
            waiting.subList(mark.waiting(), waiting.size()).clear();
            end = mark.end();
        }

        /** Returns the events to be written. */
        List<LogStore.Row> take() {
            List<LogStore.Row> taken = List.copyOf(waiting);
            waiting.clear();
            return taken;
        }

        private byte[] salt() {
            byte[] salt = new byte[16];
            random.nextBytes(salt);
            return salt;
        }

        private static byte @Nullable [] digest(byte @Nullable [] salt, @Nullable String body) {
            return salt == null || body == null ? null : EventHash.ofBody(salt, body);
        }
    }
}
