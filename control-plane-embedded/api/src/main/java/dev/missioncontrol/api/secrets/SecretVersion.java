package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a secret.
 *
 * @param number from 1, without gaps
 * @param digest of the stored ciphertext, SHA-256 in lower-case hex: it reveals nothing about the value
 * @param endedAt time at which it was ended and its ciphertext destroyed; absent until then
 */
public record SecretVersion(
        int number,
        String digest,
        Actor by,
        Instant at,
        @Nullable Instant endedAt) {
    public SecretVersion {
        Checks.required(digest, "digest");
        Checks.required(by, "by");
        Checks.required(at, "at");
    }

    public boolean live() {
        return endedAt == null;
    }
}
