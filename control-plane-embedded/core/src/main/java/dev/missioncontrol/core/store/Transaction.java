package dev.missioncontrol.core.store;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.EventLog;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What a command sees while it is decided: the database as the commands before left it. Confined to the writer. */
public final class Transaction {
    private final Handle handle;
    private final EventLog.Batch log;
    private final Instant now;
    private boolean touched;

    Transaction(Handle handle, EventLog.Batch log, Instant now) {
        this.handle = handle;
        this.log = log;
        this.now = now;
    }

    /** For reading inside the transaction. */
    public Handle reading() {
        return handle;
    }

    /** For changing rows; every change of a projection goes with an event. */
    public Handle writing() {
        touched = true;
        return handle;
    }

    /** The control plane's time, read once per batch, in whole milliseconds. */
    public Instant now() {
        return now;
    }

    /** Writes an event to the end of the log. */
    public AuditEvent append(EventDraft draft) {
        touched = true;
        return log.append(handle, draft, now.toEpochMilli());
    }

    boolean touched() {
        return touched;
    }

    void nextCommand() {
        touched = false;
    }
}
