package dev.missioncontrol.core.access;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** What is stored of a token. Compared in a time that does not tell where two differ. Immutable. */
final class TokenDigest {
    /** Nobody's, to compare with where there is nothing to compare with. */
    static final TokenDigest NOBODYS = new TokenDigest(new byte[32]);

    private static final int LOOKUP_BYTES = 8;

    private final byte[] bytes;

    TokenDigest(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Under what the token is looked for: a part of the digest that says nothing of the rest. */
    String lookup() {
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, LOOKUP_BYTES));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenDigest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
