package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token; its value is known to nobody.
 *
 * @param role what its bearer is
 * @param name whom the log names; of an invitation or a join token its own id
 * @param invites whom an invitation or a join token makes of its bearer
 * @param issuedBy who gave it
 * @param expiresAt absent where it is good until it is revoked
 * @param lastUsedAt as of a minute ago; absent where it never was
 */
public record TokenInfo(
        TokenId id,
        Role role,
        String name,
        @Nullable Actor invites,
        Actor issuedBy,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    public TokenInfo {
        Checks.required(id, "id");
        Checks.required(role, "role");
        Checks.required(name, "name");
        Checks.required(issuedBy, "issuedBy");
        Checks.required(issuedAt, "issuedAt");
    }
}
