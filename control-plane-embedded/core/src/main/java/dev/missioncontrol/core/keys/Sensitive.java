package dev.missioncontrol.core.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Replaces sensitive values in an event's public data by a keyed hash, which shows only whether two values of the same
 * field are equal. Without the key, values cannot be guessed from the database. Thread-safe.
 */
public final class Sensitive {
    private final SecretKey key;

    public Sensitive(KeySource keys) {
        this.key = keys.key(KeyName.EVENT_FIELDS);
    }

    /**
     * Returns the hash of a field's value. Numbers and booleans are given as text, because they are guessed most
     * easily.
     */
    public String hash(String field, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(field.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return "hmac:" + HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("hash a sensitive field", e);
        }
    }
}
