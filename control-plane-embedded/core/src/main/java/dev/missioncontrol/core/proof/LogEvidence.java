package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a log is held against.
 *
 * @param key the public key that the checkpoints of the newest era must be signed with; absent when nobody knows it, and then
 *     whoever wrote the log may have signed it too
 * @param beside the checkpoints that lie beside the log in its database or file
 * @param outside the checkpoints that were kept elsewhere
 * @param seen heads that clients remember
 */
public record LogEvidence(
        @Nullable String key, List<Checkpoint> beside, List<Checkpoint> outside, List<WitnessedHead> seen) {
    public LogEvidence {
        beside = List.copyOf(beside);
        outside = List.copyOf(outside);
        seen = List.copyOf(seen);
    }

    /** Nothing but the chain itself. */
    public static LogEvidence none() {
        return new LogEvidence(null, List.of(), List.of(), List.of());
    }
}
