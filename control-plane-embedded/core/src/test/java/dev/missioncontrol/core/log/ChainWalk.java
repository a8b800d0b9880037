package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Position;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Computes the chain of a whole log anew. */
public final class ChainWalk {
    private ChainWalk() {}

    /** The first event whose hash does not follow from the one before it; the log begins with the first event of all. */
    public static Optional<Position> firstBad(List<AuditEvent> log) {
        byte[] before = EventHash.GENESIS;
        for (AuditEvent event : log) {
            before = EventHash.of(before, stored(event));
            if (!event.hash().equals(HexFormat.of().formatHex(before))) {
                return Optional.of(event.position());
            }
        }
        return Optional.empty();
    }

    static StoredEvent stored(AuditEvent event) {
        return new StoredEvent(
                event.position().era(),
                event.position().sequence(),
                event.type(),
                event.version(),
                event.at().toEpochMilli(),
                event.actor().toString(),
                event.subject(),
                event.data(),
                event.bodyDigest() == null ? null : HexFormat.of().parseHex(event.bodyDigest()));
    }
}
