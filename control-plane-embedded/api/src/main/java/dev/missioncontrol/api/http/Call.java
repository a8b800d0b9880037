package dev.missioncontrol.api.http;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param operation the action and its object in words, for error messages
 * @param pathAndQuery below the origin, encoded
 * @param json the body; absent on GET
 * @param timeout for the whole exchange, body included
 */
record Call(
        String operation,
        String pathAndQuery,
        @Nullable String json,
        @Nullable IdempotencyKey key,
        Duration timeout) {
    private static final Duration USUAL = Duration.ofSeconds(10);

    static Call get(String operation, Object pathAndQuery) {
        return new Call(operation, pathAndQuery.toString(), null, null, USUAL);
    }

    static Call post(String operation, Object pathAndQuery, Object body) {
        return new Call(operation, pathAndQuery.toString(), Json.write(body), null, USUAL);
    }

    static Call post(String operation, Object pathAndQuery) {
        return new Call(operation, pathAndQuery.toString(), "", null, USUAL);
    }

    Call keyed(IdempotencyKey theKey) {
        return new Call(operation, pathAndQuery, json, theKey, timeout);
    }

    /** The same with a longer timeout, for a call that the server may answer late on purpose. */
    Call waiting(Duration more) {
        return new Call(operation, pathAndQuery, json, key, timeout.plus(more));
    }
}
