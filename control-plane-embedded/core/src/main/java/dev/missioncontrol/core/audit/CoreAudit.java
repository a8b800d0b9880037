package dev.missioncontrol.core.audit;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.log.LogHead;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Store;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The log for readers who may see it. Thread-safe. */
public final class CoreAudit implements Audit {
    private static final int PAGE_MAX = 500;

    private final Store store;
    private final LogHead head;
    private final Principal principal;

    public CoreAudit(Store store, EventLog log, Principal principal) {
        this.store = store;
        this.head = log.head();
        this.principal = principal;
    }

    @Override
    public Page<AuditEvent> list(AuditFilter filter, @Nullable String cursor, int limit) {
        principal.require(Action.READ_AUDIT);
        Position newest = head.position();
        Position end = new Position(newest.era(), newest.sequence() + 1);
        Position asked = cursor == null ? end : position(cursor);
        Position before = asked.compareTo(end) < 0 ? asked : end; // beyond it events may not be on disk yet
        int rows = Math.clamp(limit, 1, PAGE_MAX);
        List<AuditEvent> events = store.read(handle -> LogStore.backward(handle, filter, before, rows));
        return new Page<>(
                events,
                events.size() < rows ? null : events.getLast().position().toString());
    }

    private static Position position(String cursor) {
        try {
            return Position.parse(cursor);
        } catch (IllegalArgumentException e) {
            throw new ControlPlaneException(Category.INVALID, "invalid-cursor", "The cursor is not one of ours.", e);
        }
    }

    @Override
    public Position head() {
        principal.require(Action.READ_AUDIT);
        return head.position();
    }

    @Override
    public Feed follow(Position after) {
        principal.require(Action.READ_AUDIT);
        return new CoreFeed(after);
    }

    private final class CoreFeed implements Feed {
        private final AtomicBoolean open = new AtomicBoolean(true);
        private Position seen;

        CoreFeed(Position after) {
            this.seen = after;
        }

        @Override
        public List<AuditEvent> await() {
            Position newest = newest();
            if (!open.get()) {
                throw new ControlPlaneException(Category.UNAVAILABLE, "closed", "The feed is closed.");
            }
            if (newest.compareTo(seen) <= 0) {
                return List.of();
            }
            List<AuditEvent> events = store.read(handle -> LogStore.forward(handle, seen, newest, PAGE_MAX));
            seen = events.isEmpty() ? newest : events.getLast().position();
            return events;
        }

        private Position newest() {
            try {
                return head.awaitBeyond(seen, BEAT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ControlPlaneException(Category.UNAVAILABLE, "interrupted", "The wait was interrupted.", e);
            }
        }

        @Override
        public void close() {
            open.set(false);
        }
    }
}
