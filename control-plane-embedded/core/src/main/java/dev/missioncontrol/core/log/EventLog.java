package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Position;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The end of the log: gives each event its place and chains it. Confined to the writer; {@link #head()} is thread-safe. */
public final class EventLog {
    private final SecureRandom random = new SecureRandom();
    private final LogHead head;
    private Tip tip;
    private @Nullable Batch open;

    /** Where the chain stands. Arrays are compared nowhere. */
    @SuppressWarnings("ArrayRecordComponent")
    record Tip(Position position, byte[] hash, long atMillis) {}

    /** A place in a batch to which it can go back. */
    public record Mark(Tip end, int waiting) {}

    private EventLog(Tip tip) {
        this.tip = tip;
        this.head = new LogHead(tip.position());
    }

    /** Continues the log that the database holds. */
    public static EventLog of(Handle handle) {
        return new EventLog(LogStore.tip(handle));
    }

    /** Whether an era begins of which no event tells yet: a restore that did not come to its end. */
    public boolean eraUnmarked() {
        return tip.position().era() > 1 && tip.position().sequence() == 0;
    }

    /** Continues the log that the database holds in a new era, which is later than {@code after} as well. */
    public static EventLog nextEra(Handle handle, long after) {
        LogStore.openEra(handle, after);
        return of(handle);
    }

    /** The newest event on disk, and a place to wait for the next one. */
    public LogHead head() {
        return head;
    }

    /** Continues at the end that the database has now, after a commit whose outcome is not known or by somebody else. */
    public void continueFrom(Handle handle) {
        continueAt(LogStore.tip(handle));
    }

    /** Moves the head to where other nodes have brought the log, and says where that is. Thread-safe. */
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

    /** Where the log ends as the command at hand sees it, and since when. */
    public record End(long sequence, long atMillis) {}

    /** Asked inside a batch; confined to the writer. */
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
     * A batch, and when it takes place.
     *
     * @param moved whether another node has written since the last one
     */
    public record Turn(Batch batch, Instant now, boolean moved) {
        public Turn at(Instant other) {
            return new Turn(batch, other, moved);
        }
    }

    /**
     * Begins a batch at the present end, in a database that nobody else writes to. A batch that is never
     * {@link #forced(Batch)} leaves no trace.
     */
    public Turn turn(Instant now) {
        return new Turn(begin(), now, false);
    }

    /** The same where other nodes write as well: they wait until the transaction ends. The time is the database's own. */
    public Turn turnAmongOthers(Handle handle) {
        LogStore.Locked locked = LogStore.lock(handle);
        boolean moved = continueAt(locked.tip());
        return new Turn(begin(), locked.now(), moved);
    }

    /** The batch is on disk: readers may see it. */
    public void forced(Batch batch) {
        if (!batch.isEmpty()) {
            tip = batch.end;
            head.moveTo(tip.position());
        }
    }

    /** Events of one transaction: they have their place at once and wait in memory until they are written together. */
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

        /** The place that the next event takes. */
        public Position next() {
            return new Position(end.position().era(), end.position().sequence() + 1);
        }

        /** Adds an event at the time of the batch, which is never before that of the event before it. */
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

        /** Takes back what was added after the mark; nothing may have been written since. */
        public void backTo(Mark mark) {
            waiting.subList(mark.waiting(), waiting.size()).clear();
            end = mark.end();
        }

        /** Hands over what waits to be written. */
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
