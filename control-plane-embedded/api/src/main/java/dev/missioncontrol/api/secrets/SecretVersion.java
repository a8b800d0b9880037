package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value that a secret had.
 *
 * @param number from 1, without gaps
 * @param digest of what lies at rest, SHA-256 in lower-case hex: it says nothing about the value
 * @param endedAt since when it is given to nobody and its ciphertext is gone
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
