package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.access.MachineKeys;
import java.security.SecureRandom;
import java.security.interfaces.XECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** A key pair to which values are sealed (X25519); its private half never leaves the process. Thread-safe. */
public final class SealingPair {
    /** Length of the private half in bytes. */
    public static final int LENGTH = 32;

    private final X25519PrivateKeyParameters key;

    private SealingPair(X25519PrivateKeyParameters key) {
        this.key = key;
    }

    public static SealingPair random() {
        return new SealingPair(new X25519PrivateKeyParameters(new SecureRandom()));
    }

    /** The pair of that private half, which is copied. */
    public static SealingPair of(byte[] raw) {
        if (raw.length != LENGTH) {
            throw new IllegalArgumentException("a private sealing key is " + LENGTH + " bytes long");
        }
        return new SealingPair(new X25519PrivateKeyParameters(raw));
    }

    /** The pair with which a machine enrolled. */
    public static SealingPair ofMachine(MachineKeys keys) {
        byte[] raw = ((XECPrivateKey) keys.sealing())
                .getScalar()
                .orElseThrow(() -> new IllegalStateException("a machine's sealing key has no bytes"));
        try {
            return of(raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    public SealingKey key() {
        return new SealingKey(
                Base64.getEncoder().encodeToString(key.generatePublicKey().getEncoded()));
    }

    /**
     * Opens a value that was sealed to this pair for that context.
     *
     * @throws ControlPlaneException {@code INVALID} (not-openable) when it was sealed to another key or for another
     * purpose, or was changed on the way
     */
    public SecretValue open(Sealed sealed, SealContext context) {
        try {
            AsymmetricCipherKeyPair pair = new AsymmetricCipherKeyPair(key.generatePublicKey(), key);
            return SecretValue.taking(Hpke.open(pair, sealed, context.bytes()));
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            throw new ControlPlaneException(
                    Category.INVALID, "not-openable", "The value was sealed to another key or changed on its way.", e);
        }
    }

    @Override
    public String toString() {
        return "[sealing pair " + key() + "]";
    }
}
