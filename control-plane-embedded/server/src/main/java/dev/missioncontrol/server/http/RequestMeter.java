package dev.missioncontrol.server.http;

import java.time.Duration;
import java.util.Optional;

/** Observes the outcome of requests. Thread-safe. */
public interface RequestMeter {
    /**
     * A request has ended.
     *
     * @param endpoint the endpoint of the request; empty if it reached none
     * @param status the status that was sent
     */
    void answered(Optional<Endpoint> endpoint, int status, Duration took);

    /** A request was refused, for one of a fixed list of reasons. */
    void refused(String type);

    /** A follower of the log has connected; closing the result reports that it has disconnected. */
    Following followed();

    /** Represents a connected follower. */
    @FunctionalInterface
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
