package dev.missioncontrol.core.audit;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Moment;
import dev.missioncontrol.api.audit.Past;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.log.CheckpointStore;
import dev.missioncontrol.core.log.LogHead;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.search.EventIndex;
import dev.missioncontrol.core.store.Store;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Shows the log to readers who may see it. Thread-safe. */
public final class CoreAudit implements Audit {
    private static final int PAGE_MAX = 500;

    private final Store store;
    private final LogHead head;
    private final EventIndex index;
    private final AuditServices services;
    private final Erasure erasure;
    private final Principal principal;
    private final ViewLog viewLog;

    public CoreAudit(AuditServices services, Principal principal) {
        this.store = services.store();
        this.head = services.head();
        this.index = services.index();
        this.services = services;
        this.erasure = new Erasure(services.projections());
        this.principal = principal;
        this.viewLog = new ViewLog(services.writer(), principal);
    }

    @Override
    public Page<AuditEvent> list(AuditFilter filter, @Nullable String cursor, int limit) {
        principal.require(Action.READ_AUDIT);
        viewLog.opened("list", cursor, filter.equals(AuditFilter.ALL) ? null : filter);
        Position newest = head.position();
        Position end = new Position(newest.era(), newest.sequence() + 1);
        Position asked = cursor == null ? end : position(cursor);
        Position before = asked.compareTo(end) < 0 ? asked : end; // beyond it events may not be on disk yet
        int rows = Math.clamp(limit, 1, PAGE_MAX);
        return backward(filter, before, rows).map(this::readable);
    }

    private Page<AuditEvent> backward(AuditFilter filter, Position before, int rows) {
        if (filter.equals(AuditFilter.ALL)) {
            return page(store.read(handle -> LogStore.backward(handle, before, rows + 1)), rows);
        }
        if (filter.onlySubject()) {
            String subject = Objects.requireNonNull(filter.subject());
            return page(store.read(handle -> LogStore.of(handle, subject, before, rows + 1)), rows);
        }
        EventIndex.Found found = index.search(filter, principal.may(Action.READ_BODIES), before, rows + 1);
        Page<Position> page = Page.of(found.positions(), rows, Position::toString);
        List<AuditEvent> events = store.read(handle -> LogStore.at(handle, page.rows())).stream()
                .sorted(Comparator.comparing(AuditEvent::position).reversed())
                .toList();
        return new Page<>(events, page.next(), found.partial());
    }

    private static Page<AuditEvent> page(List<AuditEvent> read, int rows) {
        return Page.of(read, rows, event -> event.position().toString());
    }

    @Override
    public Optional<AuditEvent> find(Position position) {
        principal.require(Action.READ_AUDIT);
        viewLog.opened("event", position.toString(), null);
        return position.compareTo(head.position()) > 0
                ? Optional.empty() // it may not be on disk yet
                : store.read(handle -> LogStore.find(handle, position)).map(this::readable);
    }

    /** Replaces bodies that the reader may not see by their digests. */
    private AuditEvent readable(AuditEvent event) {
        return principal.may(Action.READ_BODIES) ? event : event.withoutBody();
    }

    @Override
    public Position erase(Position position, String reason) {
        principal.require(Action.ERASE);
        return services.writer().submit(transaction -> erasure.erase(transaction, position, reason, principal));
    }

    @Override
    public Past asOf(Moment moment, @Nullable String cursor, int limit) {
        principal.require(Action.READ_AUDIT);
        principal.require(Action.READ_INBOX);
        viewLog.opened("as-of", cursor, moment);
        Position newest = head.position();
        Position asked = switch (moment) {
            case Moment.Event event -> event.position();
            case Moment.Time time ->
                store.read(handle -> LogStore.lastAt(handle, time.at().toEpochMilli()))
                        .orElse(Position.START);
        };
        return services.past()
                .read(asked.compareTo(newest) < 0 ? asked : newest, cursor, Math.clamp(limit, 1, PAGE_MAX));
    }

    @Override
    public void export(boolean bodies, OutputStream to) {
        principal.require(Action.READ_AUDIT);
        viewLog.opened("export", null, null);
        services.backups().export(bodies && principal.may(Action.READ_BODIES), to, _ -> {});
    }

    @Override
    public Page<Checkpoint> checkpoints(@Nullable String cursor, int limit) {
        principal.require(Action.READ_AUDIT);
        Position before = cursor == null ? new Position(Long.MAX_VALUE, Long.MAX_VALUE) : position(cursor);
        int rows = Math.clamp(limit, 1, PAGE_MAX);
        List<Checkpoint> checkpoints = store.read(handle -> CheckpointStore.before(handle, before, rows + 1));
        return Page.of(checkpoints, rows, checkpoint -> checkpoint.position().toString());
    }

    private static Position position(String cursor) {
        try {
            return Position.parse(cursor);
        } catch (IllegalArgumentException e) {
            throw Page.foreignCursor(e);
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
        if (after.compareTo(head.position()) < 0) {
            viewLog.opened("tail", after.toString(), null); // from here on is tailing; the past is a view
        }
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
            return events.stream().map(CoreAudit.this::readable).toList();
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
