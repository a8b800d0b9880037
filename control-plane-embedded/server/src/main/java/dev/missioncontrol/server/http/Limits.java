package dev.missioncontrol.server.http;

import java.time.Duration;

/**
 * What a client may cost.
 *
 * @param silence how long a connection may wait for a request; longer than clients keep idle connections, so that it is
 *     they who close them
 * @param head the longest that the head of a request may take
 * @param body the longest that a whole body may take, however steadily it trickles
 * @param failuresMax so many requests without a valid token are answered as such in a minute and address
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
            16 * 1024, 1024 * 1024, 4096, Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(10), 10);

    /** So many join tokens and invitations may be redeemed in a minute and address: half as many as may fail. */
    int redemptionsMax() {
        return Math.max(1, failuresMax / 2);
    }

    /** The same with another number of failures. */
    public Limits failing(int max) {
        return new Limits(headerBytesMax, bodyBytesMax, connectionsMax, silence, head, body, max);
    }
}
