package dev.missioncontrol.api.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new token. Its value is shown only here.
 *
 * @param expiresAt absent if it is valid until revoked
 */
public record IssuedToken(TokenId id, Token token, @Nullable Instant expiresAt) {}
