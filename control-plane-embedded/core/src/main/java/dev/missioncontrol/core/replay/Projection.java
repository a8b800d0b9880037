package dev.missioncontrol.core.replay;

import com.fasterxml.jackson.databind.JsonNode;
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
     * Puts the subject's row anew, as its events say it now that a body was erased, and takes what the body said out of
     * everything else that repeats it.
     *
     * @param words the body that was erased
     */
    void erase(Transaction transaction, String subject, List<AuditEvent> history, JsonNode words);
}
