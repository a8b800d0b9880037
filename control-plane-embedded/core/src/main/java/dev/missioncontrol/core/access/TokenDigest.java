package dev.missioncontrol.core.access;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** The stored digest of a token. Compared in constant time. Immutable. */
final class TokenDigest {
    /** A digest of no token, compared with when none was found so that timing reveals nothing. */
    static final TokenDigest NOBODYS = new TokenDigest(new byte[32]);

    private static final int LOOKUP_BYTES = 8;

    private final byte[] bytes;

    TokenDigest(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the part of the digest by which the token is looked up; it reveals nothing about the rest. */
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
