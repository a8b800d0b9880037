package dev.missioncontrol.core.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM under a fresh nonce; the result is base64 of nonce and ciphertext. The associated text must
 * be the same on opening, so a row cannot be moved to another place.
 */
final class Envelope {
    static final int KEY_LENGTH = 32;

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Envelope() {}

    static byte[] freshKey() {
        byte[] key = new byte[KEY_LENGTH];
        RANDOM.nextBytes(key);
        return key;
    }

    static String seal(byte[] key, byte[] plain, String about) {
        byte[] nonce = new byte[NONCE_LENGTH];
        RANDOM.nextBytes(nonce);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, key, nonce, about).doFinal(plain);
            byte[] both = Arrays.copyOf(nonce, NONCE_LENGTH + text.length);
            System.arraycopy(text, 0, both, NONCE_LENGTH, text.length);
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("seal what lies at rest", e);
        }
    }

    /** Fails if the key, the associated text or the ciphertext differs. */
    static byte[] open(byte[] key, String sealed, String about) throws GeneralSecurityException {
        byte[] both = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(both, NONCE_LENGTH);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, about).doFinal(both, NONCE_LENGTH, both.length - NONCE_LENGTH);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String about) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("mission-control/" + about).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
