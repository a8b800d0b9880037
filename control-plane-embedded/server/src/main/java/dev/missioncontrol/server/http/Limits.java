package dev.missioncontrol.server.http;

import dev.missioncontrol.api.SizeLimits;
import java.time.Duration;

/**
 * Limits the cost of a client.
 *
 * @param silence the time for which a connection may wait for a request; longer than clients keep idle connections, so
 *     that the client closes them
 * @param head the maximum time for the head of a request
 * @param body the maximum time for a whole body, however steadily it arrives
 * @param failuresMax the number of requests without a valid token that are answered as such per minute and address
 */
public record Limits(
        int headerBytesMax,
        int bodyBytesMax,
        int connectionsMax,
        Duration silence,
        Duration head,
        Duration body,
        int failuresMax) {
    /** The usual limits. */
    public static final Limits USUAL = new Limits(
            16 * 1024,
            SizeLimits.REQUEST_BYTES,
            4096,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            10);

    /**
     * Returns the number of join tokens and invitations that may be redeemed per minute and address: half of the
     * allowed failures.
     */
    int redemptionsMax() {
        return Math.max(1, failuresMax / 2);
    }

    /** Returns a copy with another number of failures. */
    public Limits failing(int max) {
        return new Limits(headerBytesMax, bodyBytesMax, connectionsMax, silence, head, body, max);
    }
}
