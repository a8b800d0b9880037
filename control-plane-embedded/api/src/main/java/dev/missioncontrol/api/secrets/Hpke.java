package dev.missioncontrol.api.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * Implements RFC 9180 in base mode: X25519, HKDF-SHA256, AES-256-GCM. The context of a sealed value states its purpose.
 */
final class Hpke {
    /** Never changes: values sealed under another one do not open. */
    private static final byte[] INFO = "mission-control/secret/1".getBytes(StandardCharsets.UTF_8);

    private Hpke() {}

    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    static AsymmetricKeyParameter publicKey(byte[] raw) {
        return suite().deserializePublicKey(raw);
    }

    static Sealed seal(AsymmetricKeyParameter to, byte[] value, byte[] context) {
        try {
            byte[][] made = suite().seal(to, INFO, context, value, null, null, null);
            Base64.Encoder base64 = Base64.getEncoder();
            return new Sealed(base64.encodeToString(made[1]), base64.encodeToString(made[0]));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("seal a value", e);
        }
    }

    static byte[] open(AsymmetricCipherKeyPair pair, Sealed sealed, byte[] context) throws InvalidCipherTextException {
        byte[] share = Base64.getDecoder().decode(sealed.share());
        byte[] text = Base64.getDecoder().decode(sealed.text());
        return suite().open(share, pair, INFO, context, text, null, null, null);
    }
}
