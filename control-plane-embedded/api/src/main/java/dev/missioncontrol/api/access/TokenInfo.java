package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes a token without its value, which is not stored.
 *
 * @param role of its bearer
 * @param name the bearer's name in the log; for an invitation or a join token its own id
 * @param invites the identity that an invitation or a join token gives to its bearer
 * @param issuedBy the principal that issued it
 * @param expiresAt absent if it is valid until revoked
 * @param lastUsedAt accurate to a minute; absent if never used
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
