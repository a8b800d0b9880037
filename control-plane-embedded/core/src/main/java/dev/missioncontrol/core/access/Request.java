package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.core.log.EventHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Who asked for a token under which key.
 *
 * @param name of the request, and of no other
 * @param digest of what was asked
 */
record Request(String name, String digest) {
    static Request of(Actor by, IdempotencyKey key, String asked) {
        byte[] digest = EventHash.sha256().digest(asked.getBytes(StandardCharsets.UTF_8));
        return new Request(by + " " + key.value(), HexFormat.of().formatHex(digest));
    }
}
