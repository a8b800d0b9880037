package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.ControlPlaneException;
import java.time.Duration;
import java.util.List;

/** Follows the log. Confined to one thread, except {@link #close()}, which may be called from any. */
public interface Feed extends AutoCloseable {
    /** The longest time that {@link #await()} blocks. */
    Duration BEAT = Duration.ofSeconds(5);

    /**
     * Returns the next events, oldest first; an empty list after {@link #BEAT} without events shows that the feed is
     * alive.
     *
     * @throws ControlPlaneException {@code UNAVAILABLE} when the log cannot be reached or the feed is closed; follow
     * again from the last position seen
     */
    List<AuditEvent> await();

    @Override
    void close();
}
