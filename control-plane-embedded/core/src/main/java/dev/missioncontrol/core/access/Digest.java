package dev.missioncontrol.core.access;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** What is stored of a token. Compared in a time that does not tell where two differ. Immutable. */
final class Digest {
    /** Nobody's, to compare with where there is nothing to compare with. */
    static final Digest NOBODYS = new Digest(new byte[32]);

    private static final int LOOKUP_BYTES = 8;

    private final byte[] bytes;

    Digest(byte[] bytes) {
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
        return other instanceof Digest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
