package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.Page;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The event log. Nobody sees an event before it is on disk. Thread-safe. */
public interface Audit {
    /**
     * Newest first; {@code cursor} is {@link Page#next()} of the page before, absent for the first one.
     *
     * @throws dev.missioncontrol.api.ControlPlaneException {@code OVERLOADED} (index-behind) for a filter while the search
     *     index is being made; it says how far it is
     */
    Page<AuditEvent> list(AuditFilter filter, @Nullable String cursor, int limit);

    /** The event at the position; empty beyond the head. */
    Optional<AuditEvent> find(Position position);

    /** Signed heads of the log, newest first, to be kept elsewhere. */
    Page<Checkpoint> checkpoints(@Nullable String cursor, int limit);

    /**
     * Erases the private body of an event for good; the event, its digest and the chain stay. Again: the same answer.
     *
     * @return where the event is that tells of it
     * @throws dev.missioncontrol.api.ControlPlaneException {@code FORBIDDEN} for anybody but the owner, {@code NOT_FOUND}
     *     (unknown-event), {@code INVALID} (nothing-to-erase)
     */
    Position erase(Position position, String reason);

    /** How things were; {@code cursor} is that of the items' page before. Takes seconds on a log of a million events. */
    Past asOf(Moment moment, @Nullable String cursor, int limit);

    /**
     * Writes the log as one file that can be read and verified anywhere; what the caller may not read, or does not want in it,
     * is there as its digest. The stream is not closed.
     */
    void export(boolean bodies, OutputStream to);

    /** The newest event's position; {@link Position#START} while there is none. */
    Position head();

    /** Follows the log from just after {@code after}. */
    Feed follow(Position after);
}
