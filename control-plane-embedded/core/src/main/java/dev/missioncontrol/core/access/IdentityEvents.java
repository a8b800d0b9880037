package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.api.access.PublicKeys;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.store.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to identities, and what an identity is after it. */
final class IdentityEvents {
    static final String SUBJECT = "identity:";

    private static final long FIRST = 1;

    private IdentityEvents() {}

    /** The public data of a join. */
    private record Joined(PublicKeys keys) {}

    /** The public data of a renewal: of the new token; of a lock: of the token that was shown again. */
    private record Generation(long generation) {}

    static Identity joined(Transaction transaction, Actor machine, PublicKeys keys) {
        return changed(transaction, machine, EventType.IDENTITY_JOINED, machine, Json.write(new Joined(keys)), null);
    }

    static Identity renewed(Transaction transaction, Identity identity) {
        Generation next = new Generation(identity.generation() + 1);
        return changed(
                transaction,
                identity.machine(),
                EventType.IDENTITY_RENEWED,
                identity.machine(),
                Json.write(next),
                identity);
    }

    static Identity locked(Transaction transaction, Identity identity, long shown, Actor by) {
        return changed(
                transaction,
                identity.machine(),
                EventType.IDENTITY_LOCKED,
                by,
                Json.write(new Generation(shown)),
                identity);
    }

    private static Identity changed(
            Transaction transaction, Actor machine, EventType type, Actor by, String data, @Nullable Identity before) {
        Instant at = transaction
                .append(new EventDraft(type, 1, by, SUBJECT + machine, data, null))
                .at();
        Identity after = after(machine, type, data, at, before);
        transaction.put(IdentityStore.IDENTITIES, after);
        return after;
    }

    /** The fold: what the machine is after an event. */
    static Identity after(Actor machine, EventType type, String data, Instant at, @Nullable Identity before) {
        if (type == EventType.IDENTITY_JOINED || before == null) {
            return new Identity(machine, Json.read(data, Joined.class).keys(), FIRST, at, false);
        }
        return switch (type) {
            case IDENTITY_RENEWED -> {
                long generation = Json.read(data, Generation.class).generation();
                yield new Identity(machine, before.keys(), generation, before.joinedAt(), before.locked());
            }
            case IDENTITY_LOCKED -> new Identity(machine, before.keys(), before.generation(), before.joinedAt(), true);
            default -> before;
        };
    }
}
