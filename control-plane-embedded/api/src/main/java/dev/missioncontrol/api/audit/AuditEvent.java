package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event. {@code data} is public JSON as it was stored and hashed. {@code body} is the private JSON beside it,
 * absent if there is none, if it was erased, or if the reader may not see it; its digest always stays.
 *
 * @param type dotted lower case, for example {@code item.claimed}
 * @param version of the type
 * @param subject the thing that it is about, for example {@code item:01k…}
 * @param bodyDigest salted SHA-256 of the body, lower-case hex; absent if there never was a body
 * @param hash SHA-256 over the previous hash and this event, lower-case hex
 */
public record AuditEvent(
        Position position,
        String type,
        int version,
        Instant at,
        Actor actor,
        String subject,
        String data,
        @Nullable String body,
        @Nullable String bodyDigest,
        String hash) {
    public AuditEvent {
        Checks.required(position, "position");
        Checks.required(type, "type");
        Checks.required(at, "at");
        Checks.required(actor, "actor");
        Checks.required(subject, "subject");
        Checks.required(data, "data");
        Checks.required(hash, "hash");
    }

    public boolean is(EventType wanted) {
        return type.equals(wanted.wire());
    }

    /** The same event for readers who may not see its body: the digest stays. */
    public AuditEvent withoutBody() {
        return new AuditEvent(position, type, version, at, actor, subject, data, null, bodyDigest, hash);
    }
}
