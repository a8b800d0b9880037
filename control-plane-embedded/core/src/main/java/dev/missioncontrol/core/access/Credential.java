package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.core.policy.Principal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record of a token that has not ended.
 *
 * @param info what may be told of it
 * @param digest keyed, of the whole token
 * @param replaces the id of the token that ends with this one's first use
 * @param used whether it was; only asked of those whose first use changes something
 * @param yieldsAt until when it goes on beside the one that takes its place; absent where none does
 * @param generation which of its machine's tokens it is; absent where it is not one of a machine that enrolled
 * @param retiredAt since when a newer one of them is in use; absent where none is
 */
record Credential(
        TokenInfo info,
        TokenDigest digest,
        @Nullable String replaces,
        boolean used,
        @Nullable Instant yieldsAt,
        @Nullable Long generation,
        @Nullable Instant retiredAt) {
    String id() {
        return info.id().value();
    }

    Principal principal() {
        return new Principal(info.role(), info.name());
    }

    boolean goodAt(Instant now) {
        return retiredAt == null && isBefore(now, info.expiresAt()) && isBefore(now, yieldsAt);
    }

    /** Whether a request that was let in with it may go on. */
    boolean lastsAt(Instant now) {
        return isBefore(now, info.expiresAt())
                && (retiredAt == null
                        ? isBefore(now, yieldsAt)
                        : now.isBefore(retiredAt.plus(IdentityService.UNDER_WAY)));
    }

    private static boolean isBefore(Instant now, @Nullable Instant end) {
        return end == null || now.isBefore(end);
    }

    /** Whether its first use ends another. */
    boolean waitsForItsFirstUse() {
        return !used && (info.role() == Role.RUNTIME || replaces != null || generation != null);
    }

    /** How long it was to be good; absent where there is no end. */
    @Nullable
    Duration term() {
        Instant end = info.expiresAt();
        return end == null ? null : Duration.between(info.issuedAt(), end);
    }
}
