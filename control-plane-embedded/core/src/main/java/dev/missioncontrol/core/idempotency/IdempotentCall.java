package dev.missioncontrol.core.idempotency;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.core.log.EventHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A command under its caller's idempotency key, identified by its digest. */
public record IdempotentCall(String actor, String key, String digest) {
    /** The call of a command whose full text is {@code command}. */
    public static IdempotentCall of(Actor actor, IdempotencyKey key, String command) {
        byte[] digest = EventHash.sha256().digest(command.getBytes(StandardCharsets.UTF_8));
        return new IdempotentCall(actor.toString(), key.value(), HexFormat.of().formatHex(digest));
    }

    /** Refuses ({@code key-reused}) a key that was used for another command. */
    public void requireSame(String before) {
        if (!digest.equals(before)) {
            throw new ControlPlaneException(
                    Category.INVALID, "key-reused", "The idempotency key was used for another command.");
        }
    }
}
