package dev.missioncontrol.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Identifies one intention of a caller. Repeating a command with its key returns the first answer; keys are kept for 24
 * h.
 */
public record IdempotencyKey(@JsonValue String value) {
    @JsonCreator
    public IdempotencyKey {
        Checks.text(value, "idempotency key", 100);
    }

    /** Returns a fresh key. Keys of one machine sort by creation time, so that an index of them grows at its end. */
    public static IdempotencyKey random() {
        return new IdempotencyKey(HexFormat.of().toHexDigits(System.nanoTime()) + '-' + UUID.randomUUID());
    }
}
