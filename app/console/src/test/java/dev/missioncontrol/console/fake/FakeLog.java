package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Moment;
import dev.missioncontrol.api.audit.Past;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Keeps the log in memory; its followers wait for events without heartbeats. Thread-safe. */
public final class FakeLog implements Audit {
    private final InstantSource clock;
    private final List<AuditEvent> events = new ArrayList<>();
    private boolean reachable = true;
    private boolean cutAfterAnswer;
    private @Nullable String whenFollowed;
    private @Nullable RuntimeException defect;

    FakeLog(InstantSource clock) {
        this.clock = clock;
    }

    /** Appends one event. */
    public synchronized AuditEvent append(
            String type, Actor actor, String subject, Map<String, ?> data, Map<String, ?> body) {
        return append(clock.instant(), type, actor, subject, data, body);
    }

    synchronized AuditEvent append(
            Instant at, String type, Actor actor, String subject, Map<String, ?> data, Map<String, ?> body) {
        long sequence = events.size() + 1L;
        String hash = "%064x".formatted(new BigInteger(255, new Random(sequence)));
        AuditEvent event = new AuditEvent(
                new Position(1, sequence),
                type,
                1,
                at,
                actor,
                subject,
                Json.write(data),
                body.isEmpty() ? null : Json.write(body),
                body.isEmpty() ? null : "%064x".formatted(new BigInteger(255, new Random(-sequence))),
                hash);
        events.add(event);
        notifyAll();
        return event;
    }

    /** Cuts or restores the connection to the control plane. */
    public synchronized void reachable(boolean now) {
        reachable = now;
        notifyAll();
    }

    /** Cuts the connection after the next delivery to a follower. */
    public synchronized void cutAfterNextAnswer() {
        cutAfterAnswer = true;
    }

    /** Appends an event as soon as the log is followed. */
    public synchronized void appendWhenFollowed(String type) {
        whenFollowed = type;
    }

    /** Fails the next call of a follower with a defect. */
    public synchronized void breakOnce(RuntimeException next) {
        defect = next;
        notifyAll();
    }

    private void throwDefect() {
        RuntimeException broken = defect;
        defect = null;
        if (broken != null) {
            throw broken;
        }
    }

    private void check() {
        if (!reachable) {
            throw new ControlPlaneException(
                    ControlPlaneException.Category.UNAVAILABLE, "unreachable", "read the log: connection refused");
        }
    }

    @Override
    public synchronized Optional<AuditEvent> find(Position position) {
        check();
        return events.stream()
                .filter(event -> event.position().equals(position))
                .findFirst();
    }

    @Override
    public Position erase(Position position, String reason) {
        throw new UnsupportedOperationException("the console erases nothing");
    }

    @Override
    public Past asOf(Moment moment, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException("the console looks at the present");
    }

    @Override
    public void export(boolean bodies, OutputStream to) {
        throw new UnsupportedOperationException("the console exports nothing");
    }

    @Override
    public Page<Checkpoint> checkpoints(@Nullable String cursor, int limit) {
        return new Page<>(List.of(), null);
    }

    @Override
    public synchronized Page<AuditEvent> list(AuditFilter filter, @Nullable String cursor, int limit) {
        check();
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        List<AuditEvent> rows = events.reversed().stream()
                .filter(event -> event.position().sequence() < before)
                .filter(event -> filter.subject() == null || event.subject().equals(filter.subject()))
                .filter(event ->
                        filter.actor() == null || event.actor().toString().startsWith(filter.actor()))
                .filter(event -> filter.type() == null || event.type().startsWith(filter.type()))
                .limit(limit + 1L)
                .toList();
        boolean more = rows.size() > limit;
        List<AuditEvent> page = more ? rows.subList(0, limit) : rows;
        return new Page<>(page, more ? Long.toString(page.getLast().position().sequence()) : null);
    }

    @Override
    public synchronized Position head() {
        check();
        return events.isEmpty() ? Position.START : events.getLast().position();
    }

    @Override
    public synchronized Feed follow(Position after) {
        if (whenFollowed != null) {
            append(whenFollowed, FakeControlPlane.OWNER, "item:a", Map.of(), Map.of());
            whenFollowed = null;
        }
        return new Follower(after);
    }

    private final class Follower implements Feed {
        private Position told;
        private boolean closed;

        Follower(Position after) {
            told = after;
        }

        @Override
        public List<AuditEvent> await() {
            synchronized (FakeLog.this) {
                try {
                    while (!closed && reachable && defect == null && head().equals(told)) {
                        FakeLog.this.wait();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throwDefect();
                if (closed || !reachable) {
                    throw new ControlPlaneException(
                            ControlPlaneException.Category.UNAVAILABLE,
                            "unreachable",
                            "follow the log: the line is cut");
                }
                List<AuditEvent> fresh = events.stream()
                        .filter(event -> event.position().compareTo(told) > 0)
                        .toList();
                told = fresh.getLast().position();
                reachable = !cutAfterAnswer;
                cutAfterAnswer = false;
                return fresh;
            }
        }

        @Override
        public void close() {
            synchronized (FakeLog.this) {
                closed = true;
                FakeLog.this.notifyAll();
            }
        }
    }
}
