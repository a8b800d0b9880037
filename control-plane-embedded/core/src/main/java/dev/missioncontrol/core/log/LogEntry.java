package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Position;
import org.jspecify.annotations.Nullable;

/**
 * An event as the database has it: the hashed values, the hash that was written with them, and the private body beside
 * it.
 *
 * @param salt present exactly if the body is
 * @param body absent if there never was one or it was erased
 */
@SuppressWarnings("ArrayRecordComponent") // entries are compared by hash, never by equals
public record LogEntry(
        StoredEvent event,
        byte[] hash,
        byte @Nullable [] salt,
        @Nullable String body) {
    public Position position() {
        return event.position();
    }

    /** Converts to the form for readers. */
    public AuditEvent toAuditEvent() {
        return event.toAuditEvent(hash, body);
    }
}
