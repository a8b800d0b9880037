package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence with which a log is compared.
 *
 * @param key the public key that must have signed the newest era's checkpoints; absent if unknown, in which case the
 *     author of the log may have signed them too
 * @param beside the checkpoints beside the log in its database or file
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

    /** No evidence besides the chain itself. */
    public static LogEvidence none() {
        return new LogEvidence(null, List.of(), List.of(), List.of());
    }
}
