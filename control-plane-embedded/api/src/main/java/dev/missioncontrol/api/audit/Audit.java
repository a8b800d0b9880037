package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.Page;
import org.jspecify.annotations.Nullable;

/** The event log. Nobody sees an event before it is on disk. Thread-safe. */
public interface Audit {
    /** Newest first; {@code cursor} is {@link Page#next()} of the page before, absent for the first one. */
    Page<AuditEvent> list(AuditFilter filter, @Nullable String cursor, int limit);

    /** The newest event's position; {@link Position#START} while there is none. */
    Position head();

    /** Follows the log from just after {@code after}. */
    Feed follow(Position after);
}
