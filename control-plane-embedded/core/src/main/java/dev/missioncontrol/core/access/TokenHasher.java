package dev.missioncontrol.core.access;

import dev.missioncontrol.core.keys.KeyName;
import dev.missioncontrol.core.keys.KeySource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Computes the stored digest of a token with a key that is kept outside the database. Thread-safe. */
final class TokenHasher {
    private final SecretKey key;

    TokenHasher(KeySource keys) {
        this.key = keys.key(KeyName.TOKEN_PEPPER);
    }

    TokenDigest digest(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return new TokenDigest(mac.doFinal(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("digest a token", e);
        }
    }
}
