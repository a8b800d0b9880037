package dev.missioncontrol.core.replay;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;

/** Tables of one feature that follow from the log. Thread-safe. */
public interface Projection {
    /** Returns the table with the rows. */
    String table();

    /** Returns whether the events of that subject make rows of this table. */
    boolean concerns(String subject);

    /** Creates an empty fold. */
    Fold fold();

    /**
     * Rewrites the rows of one subject from its events after a body was erased.
     *
     * @param history all events of the subject, oldest first
     */
    void erase(Transaction transaction, List<AuditEvent> history);
}
