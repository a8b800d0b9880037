package dev.missioncontrol.core.replay;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;

/** Tables of one feature that follow from the log. Thread-safe. */
public interface Projection {
    /** The table that holds the rows. */
    String table();

    /** Whether the events of that subject make rows of this table. */
    boolean concerns(String subject);

    /** Rows in memory, before the first event. */
    Fold fold();

    /**
     * Writes the rows of one subject as its events make them now that a body was erased.
     *
     * @param history all events of the subject, the oldest first
     */
    void erase(Transaction transaction, List<AuditEvent> history);
}
