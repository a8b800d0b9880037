package dev.missioncontrol.api.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.missioncontrol.api.Checks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A signed statement of the log's head at one time. A reader who keeps it can tell when the history up to there has
 * been replaced. Each names the checkpoint before it, so that none can be removed. Written as one line of text; the
 * layout never changes.
 *
 * @param head hash of the event at the position, lower-case hex
 * @param previous {@link #id()} of the checkpoint before; {@link #NONE} for the first
 * @param key the Ed25519 public key, 32 bytes in lower-case hex
 * @param signature over {@link #statement()}, lower-case hex
 */
public record Checkpoint(Position position, String head, Instant at, String previous, String key, String signature) {
    /** The {@link #previous} of the first checkpoint. */
    public static final String NONE = "0".repeat(64);

    private static final String FORMAT = "mission-control-checkpoint-1";
    /** The X.509 header before the 32 bytes of an Ed25519 key. */
    private static final byte[] KEY_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public Checkpoint {
        Checks.required(position, "position");
        hex(head, "head", 32);
        Checks.required(at, "at");
        hex(previous, "previous", 32);
        hex(key, "key", 32);
        hex(signature, "signature", 64);
    }

    private static void hex(String value, String field, int bytes) {
        String present = Checks.required(value, field);
        if (present.length() != bytes * 2 || !present.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException(field + " is not " + bytes + " bytes in hex");
        }
    }

    /** Returns the text that is signed. */
    @JsonIgnore
    public String statement() {
        return statement(position, head, at, previous, key);
    }

    /** Returns the text to sign. */
    public static String statement(Position position, String head, Instant at, String previous, String key) {
        return String.join(" ", FORMAT, position.toString(), head, Long.toString(at.toEpochMilli()), previous, key);
    }

    /** Formats the checkpoint as one line. */
    @JsonIgnore
    public String line() {
        return statement() + " " + signature;
    }

    /** Parses a {@link #line()}. */
    public static Checkpoint parse(String line) {
        String[] parts = line.strip().split(" ", -1);
        if (parts.length != 7 || !parts[0].equals(FORMAT)) {
            throw new IllegalArgumentException("not a checkpoint of the first format");
        }
        return new Checkpoint(
                Position.parse(parts[1]),
                parts[2],
                Instant.ofEpochMilli(Long.parseLong(parts[3])),
                parts[4],
                parts[5],
                parts[6]);
    }

    /** Identifies this checkpoint in the next one: SHA-256 of its line, lower-case hex. */
    @JsonIgnore
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(line().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }

    /** Returns whether the key that the checkpoint names has signed it; the caller must know the key's owner. */
    @JsonIgnore
    public boolean genuine() {
        return signedBy(key, statement(), signature);
    }

    /** Returns whether the signature over the text is by the key; both in hex. False if malformed. */
    public static boolean signedBy(String key, String text, String signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey(key));
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey publicKey(String hex) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(
                        HexFormat.of().parseHex(HexFormat.of().formatHex(KEY_PREFIX) + hex)));
    }
}
