package dev.missioncontrol.core.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Computes the hash that chains events: SHA-256 over a format tag, the previous hash, and every stored field, each
 * preceded by its length. This layout never changes, and neither do hashed bytes.
 */
public final class EventHash {
    /** The hash before the first event of the first era. */
    static final byte[] GENESIS = new byte[32];

    private static final byte[] FORMAT = "mission-control-event-1".getBytes(StandardCharsets.UTF_8);

    private EventHash() {}

    /** Returns the hash before the first event of the first era. */
    public static byte[] genesis() {
        return GENESIS.clone();
    }

    /** Hashes an event that follows the event with hash {@code before}. */
    public static byte[] of(byte[] before, StoredEvent event) {
        MessageDigest sha = sha256();
        field(sha, FORMAT);
        field(sha, before);
        number(sha, event.era());
        number(sha, event.sequence());
        text(sha, event.type());
        number(sha, event.version());
        number(sha, event.atMillis());
        text(sha, event.actor());
        text(sha, event.subject());
        text(sha, event.data());
        byte @Nullable [] digest = event.bodyDigest();
        field(sha, digest == null ? new byte[0] : digest);
        return sha.digest();
    }

    /** Digests a private body; the event carries the digest in its place. */
    public static byte[] ofBody(byte[] salt, String body) {
        MessageDigest sha = sha256();
        field(sha, salt);
        text(sha, body);
        return sha.digest();
    }

    /** Returns SHA-256, which every Java platform has. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }

    private static void text(MessageDigest sha, String value) {
        field(sha, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void number(MessageDigest sha, long value) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    }

    private static void field(MessageDigest sha, byte[] value) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).flip());
        sha.update(value);
    }
}
