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
 * @param info the part that may be shown
 * @param digest keyed, of the whole token
 * @param replaces the id of the token that ends with this one's first use
 * @param used whether it was used; only maintained if the first use changes something
 * @param yieldsAt the time until which it stays valid beside its replacement; absent without one
 * @param generation number among its machine's tokens; absent unless the machine enrolled
 * @param retiredAt first use of a newer generation; absent until then
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

    /** Returns whether a request that was admitted with it may go on. */
    boolean lastsAt(Instant now) {
        return isBefore(now, info.expiresAt())
                && (retiredAt == null
                        ? isBefore(now, yieldsAt)
                        : now.isBefore(retiredAt.plus(IdentityService.UNDER_WAY)));
    }

    private static boolean isBefore(Instant now, @Nullable Instant end) {
        return end == null || now.isBefore(end);
    }

    /** Returns whether its first use ends another token. */
    boolean waitsForItsFirstUse() {
        return !used && (info.role() == Role.RUNTIME || replaces != null || generation != null);
    }

    /** Returns the lifetime that was asked for; absent if unlimited. */
    @Nullable
    Duration term() {
        Instant end = info.expiresAt();
        return end == null ? null : Duration.between(info.issuedAt(), end);
    }
}
