package dev.missioncontrol.server.http;

import java.time.Duration;
import java.util.Optional;

/** Hears what became of requests. Thread-safe. */
public interface RequestMeter {
    /**
     * A request has ended.
     *
     * @param endpoint which one it was for; empty for what never came to one
     * @param status that was sent
     */
    void answered(Optional<Endpoint> endpoint, int status, Duration took);

    /** A request was refused, for a reason out of a list of our own. */
    void refused(String type);

    /** A follower of the log has come; closing the answer says that it has gone. */
    Following followed();

    /** A follower that is there. */
    @FunctionalInterface
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
