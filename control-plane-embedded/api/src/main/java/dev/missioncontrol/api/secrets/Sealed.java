package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Checks;

/**
 * A value that only the owner of a key can open.
 *
 * @param share the sender's half of the key agreement, in base64
 * @param text the ciphertext, in base64
 */
public record Sealed(String share, String text) {
    private static final int TEXT_MAX = 128 * 1024;

    public Sealed {
        Checks.text(share, "share", 64);
        Checks.text(text, "text", TEXT_MAX);
    }
}
