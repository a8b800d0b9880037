package dev.missioncontrol.core.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The Ed25519 key pair that signs checkpoints, always the same one for the same key source. Thread-safe. */
public final class SigningKey {
    private static final int RAW = 32;

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    public static SigningKey of(KeySource keys) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(
                    NamedParameterSpec.ED25519,
                    new Seed(keys.key(KeyName.CHECKPOINT_SIGNING).getEncoded()));
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("derive the key that signs checkpoints", e);
        }
    }

    /** Returns the public half, 32 bytes in lower-case hex. */
    public String publicKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        return HexFormat.of().formatHex(encoded, encoded.length - RAW, encoded.length);
    }

    /** Signs the text; the signature is lower-case hex. */
    public String sign(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sign a checkpoint", e);
        }
    }

    @Override
    public String toString() {
        return "[signing key " + publicKey() + "]";
    }

    /**
     * Feeds our 32 random bytes to the key generator, the only way to derive the public half of an Ed25519 private key.
     */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Seed(byte[] bytes) {
            this.bytes = Arrays.copyOf(bytes, bytes.length);
        }

        @Override
        public void nextBytes(byte[] into) {
            if (into.length != bytes.length) {
                throw new IllegalStateException("an Ed25519 key is made from " + bytes.length + " bytes");
            }
            System.arraycopy(bytes, 0, into, 0, into.length);
        }
    }
}
