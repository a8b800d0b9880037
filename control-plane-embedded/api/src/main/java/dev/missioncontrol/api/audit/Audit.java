package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.Page;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The event log. An event is on disk before any reader sees it. Thread-safe. */
public interface Audit {
    /**
     * Lists events, newest first; {@code cursor} is {@link Page#next()} of the page before, absent for the first one.
     * While the search index is being built, a filter that needs it gives {@link Page#partial() partial} answers.
     */
    Page<AuditEvent> list(AuditFilter filter, @Nullable String cursor, int limit);

    /** Finds the event at the position; empty beyond the head. */
    Optional<AuditEvent> find(Position position);

    /** Lists signed heads of the log, newest first, to be kept elsewhere. */
    Page<Checkpoint> checkpoints(@Nullable String cursor, int limit);

    /**
     * Erases the private body of an event for good; the event, its digest and the chain stay. Repeating it returns the
     * same answer.
     *
     * @return the position of the event that records the erasure
     * @throws dev.missioncontrol.api.ControlPlaneException {@code FORBIDDEN} unless the caller is the owner,
     * {@code NOT_FOUND} (unknown-event), {@code INVALID} (nothing-to-erase)
     */
    Position erase(Position position, String reason);

    /**
     * Reconstructs the state at a past moment; {@code cursor} is that of the previous page of items. Takes seconds on a
     * log of a million events.
     */
    Past asOf(Moment moment, @Nullable String cursor, int limit);

    /**
     * Writes the log as one file that can be read and verified anywhere. Bodies that the caller may not read, or does
     * not want, are represented by their digests. The stream is not closed.
     */
    void export(boolean bodies, OutputStream to);

    /** Returns the newest event's position; {@link Position#START} while the log is empty. */
    Position head();

    /** Follows the log from just after {@code after}. */
    Feed follow(Position after);
}
