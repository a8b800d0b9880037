package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.ControlPlaneException;
import java.time.Duration;
import java.util.List;

/** A follower of the log. Confined to one thread, except {@link #close()}, which may come from any. */
public interface Feed extends AutoCloseable {
    /** The longest that {@link #await()} stays silent. */
    Duration BEAT = Duration.ofSeconds(5);

    /**
     * The next events, oldest first; empty when a beat went by without any, which is a sign of life.
     *
     * @throws ControlPlaneException {@code UNAVAILABLE} when the log cannot be reached or the feed is closed; follow again
     *     from the last position seen
     */
    List<AuditEvent> await();

    @Override
    void close();
}
