package dev.missioncontrol.core.replay;

import dev.missioncontrol.api.audit.AuditEvent;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of a projection as the events so far make them. Confined to one thread. */
public interface Fold {
    /** Takes the next event in; events of other features change nothing. */
    void next(AuditEvent event);

    /** The first row, by key, that is another one in the database than here, in one sentence. */
    Optional<String> difference(Handle handle);
}
