package dev.missioncontrol.api.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of the first event of a later era: a backup was restored, and everything after the last event kept is
 * given up.
 *
 * @param era the one that begins
 * @param kept the last event that came with the backup
 * @param keptHash its hash, lower-case hex
 * @param backup the digest of the backup's manifest
 * @param previousKey the public key that signed the earlier checkpoints; absent if there was none
 * @param key the public key that signs from now on
 * @param signature over the statement, by that key
 */
public record EraMarker(
        long era,
        Position kept,
        String keptHash,
        String backup,
        @Nullable String previousKey,
        String key,
        String signature) {
    public EraMarker {
        Checks.required(kept, "kept");
        Checks.required(keptHash, "keptHash");
        Checks.required(backup, "backup");
        Checks.required(key, "key");
        Checks.required(signature, "signature");
    }

    /** Reads the marker from an event; empty for any other event and for one that cannot be read. */
    public static Optional<EraMarker> of(AuditEvent event) {
        try {
            return event.is(EventType.ERA_OPENED)
                    ? Optional.of(Json.readAnswer(event.data(), EraMarker.class))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the text that is signed; the layout never changes. */
    public static String statement(
            long era, Position kept, String keptHash, String backup, @Nullable String previousKey) {
        return String.join(
                " ",
                "mission-control-era-1",
                Long.toString(era),
                kept.toString(),
                keptHash,
                backup,
                previousKey == null ? "-" : previousKey);
    }

    /** Returns whether the key that the marker names has signed it; the caller must know the key's owner. */
    @JsonIgnore
    public boolean genuine() {
        return Checkpoint.signedBy(key, statement(era, kept, keptHash, backup, previousKey), signature);
    }
}
