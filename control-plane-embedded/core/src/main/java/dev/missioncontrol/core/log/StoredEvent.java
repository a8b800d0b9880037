package dev.missioncontrol.core.log;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Position;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A row of the log: exactly the values that are hashed. */
@SuppressWarnings("ArrayRecordComponent") // rows are compared by hash, never by equals
public record StoredEvent(
        long era,
        long sequence,
        String type,
        int version,
        long atMillis,
        String actor,
        String subject,
        String data,
        byte @Nullable [] bodyDigest) {

    public Position position() {
        return new Position(era, sequence);
    }

    public AuditEvent toAuditEvent(byte[] hash, @Nullable String body) {
        byte @Nullable [] digest = bodyDigest;
        return new AuditEvent(
                position(),
                type,
                version,
                Instant.ofEpochMilli(atMillis),
                Actor.parse(actor),
                subject,
                data,
                body,
                digest == null ? null : HexFormat.of().formatHex(digest),
                HexFormat.of().formatHex(hash));
    }
}
