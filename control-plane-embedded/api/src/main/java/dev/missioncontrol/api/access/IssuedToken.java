package dev.missioncontrol.api.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new token: this is the only time that anybody sees it.
 *
 * @param expiresAt absent where it is good until it is revoked
 */
public record IssuedToken(TokenId id, Token token, @Nullable Instant expiresAt) {}
