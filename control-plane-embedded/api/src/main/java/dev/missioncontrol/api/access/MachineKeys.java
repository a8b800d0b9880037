package dev.missioncontrol.api.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A machine's own keys, including the private halves, which are never printed or sent. Thread-safe. */
public final class MachineKeys {
    private final PublicKeys publicKeys;
    private final PrivateKey signing;
    private final PrivateKey sealing;

    private MachineKeys(PublicKeys publicKeys, PrivateKey signing, PrivateKey sealing) {
        this.publicKeys = publicKeys;
        this.signing = signing;
        this.sealing = sealing;
    }

    public static MachineKeys generate() {
        try {
            KeyPair signing = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            KeyPair sealing = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            PublicKeys publicKeys = new PublicKeys(
                    text(signing.getPublic().getEncoded()),
                    text(sealing.getPublic().getEncoded()));
            return new MachineKeys(publicKeys, signing.getPrivate(), sealing.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("make a machine's keys", e);
        }
    }

    /**
     * The stored form of the keys.
     *
     * @param signing the private half in PKCS #8 form and base 64; so is {@code sealing}
     */
    public record Kept(PublicKeys publicKeys, String signing, String sealing) {
        @Override
        public String toString() {
            return "[keys]";
        }
    }

    public Kept keep() {
        return new Kept(publicKeys, text(signing.getEncoded()), text(sealing.getEncoded()));
    }

    /** Restores stored keys; throws {@link IllegalArgumentException} if they are malformed. */
    public static MachineKeys of(Kept kept) {
        return new MachineKeys(
                kept.publicKeys(), privateKey("Ed25519", kept.signing()), privateKey("X25519", kept.sealing()));
    }

    private static PrivateKey privateKey(String kind, String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text);
            return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an " + kind + " key", e);
        }
    }

    public PublicKeys publicKeys() {
        return publicKeys;
    }

    /** Returns the private half that opens values sealed to this machine. */
    public PrivateKey sealing() {
        return sealing;
    }

    /** Signs an enrolment for the join token. */
    public Enrolment enrol(Joining joining) {
        return new Enrolment(publicKeys, sign(Enrolment.statement(joining, publicKeys)));
    }

    /** Signs a renewal of the token. */
    public Renewal renew(Renewal.Due due) {
        return new Renewal(sign(due.statement()));
    }

    private String sign(String statement) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(signing);
            signer.update(statement.getBytes(StandardCharsets.UTF_8));
            return text(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sign a statement", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "[keys]";
    }
}
