package dev.missioncontrol.api.secrets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.access.PublicKeys;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/** The public half of a key pair (X25519, 32 bytes in base64): it can seal, but not open. */
public record SealingKey(@JsonValue String value) {
    private static final int LENGTH = 32;

    @JsonCreator
    public SealingKey {
        try {
            Checks.required(value, "value");
            Hpke.publicKey(Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a sealing key is 32 bytes of X25519 in base64", e);
        }
    }

    /** The key with which a machine enrolled. */
    public static SealingKey ofMachine(PublicKeys keys) {
        byte[] encoded = Base64.getDecoder().decode(keys.sealing());
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
        return new SealingKey(Base64.getEncoder().encodeToString(raw));
    }

    /** Seals the value. Opening it needs the same context, so that it cannot be passed off as another. */
    public Sealed seal(SecretValue value, SealContext context) {
        AsymmetricKeyParameter key = Hpke.publicKey(Base64.getDecoder().decode(this.value));
        AtomicReference<Sealed> sealed = new AtomicReference<>();
        value.use(bytes -> sealed.set(Hpke.seal(key, bytes, context.bytes())));
        return sealed.get();
    }

    @Override
    public String toString() {
        return value;
    }
}
