package dev.missioncontrol.server.http;

import java.time.Duration;

/**
 * What a client may cost.
 *
 * @param silence how long a connection may wait for a request; longer than clients keep idle connections, so that it is
 *     they who close them
 * @param body the longest that a whole body may take, however steadily it trickles
 */
public record Limits(int headerBytesMax, int bodyBytesMax, int connectionsMax, Duration silence, Duration body) {
    /** The usual limits. */
    public static final Limits USUAL =
            new Limits(16 * 1024, 1024 * 1024, 4096, Duration.ofSeconds(60), Duration.ofSeconds(10));
}
