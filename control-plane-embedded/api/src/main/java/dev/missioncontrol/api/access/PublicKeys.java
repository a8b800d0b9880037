package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Checks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The public halves of a machine's keys, each in X.509 form and base 64. A key of another kind is refused.
 *
 * @param signing Ed25519, the machine's identity
 * @param sealing X25519, to which values are sealed that only the machine can open
 */
public record PublicKeys(String signing, String sealing) {
    private static final int LENGTH = 44;

    public PublicKeys {
        checked("signing", signing, "Ed25519");
        checked("sealing", sealing, "X25519");
    }

    private static PublicKey checked(String field, String text, String kind) {
        byte[] encoded = bytes(Checks.text(text, field, 100), field);
        try {
            PublicKey key = KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
            boolean ofItsKind = key instanceof EdECPublicKey || key instanceof XECPublicKey;
            if (ofItsKind && encoded.length == LENGTH && Arrays.equals(key.getEncoded(), encoded)) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(field + " is not an " + kind + " key in X.509 form", e);
        }
        throw new IllegalArgumentException(field + " is not an " + kind + " key in X.509 form");
    }

    private static byte[] bytes(String text, String field) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + " is not base 64", e);
        }
        throw new IllegalArgumentException(field + " is not base 64");
    }

    /** Returns whether the signature, in base 64, is one of the statement by the private half of the signing key. */
    public boolean signed(String statement, String signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(checked("signing", signing, "Ed25519"));
            verifier.update(statement.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(bytes(signature, "signature"));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // of a wrong form is as good as wrong
        }
    }
}
