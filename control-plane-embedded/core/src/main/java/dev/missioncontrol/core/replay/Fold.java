package dev.missioncontrol.core.replay;

import dev.missioncontrol.api.audit.AuditEvent;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Folds events into the rows of a projection. Confined to one thread. */
public interface Fold {
    /** Applies the next event; events of other features change nothing. */
    void next(AuditEvent event);

    /** Returns, in one sentence, the first row by key that differs from the database. */
    Optional<String> difference(Handle handle);
}
