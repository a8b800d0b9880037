package dev.missioncontrol.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log across crashes of its server and resumes at its last position. Every event arrives once, in order and
 * chained to the one before: losing an event that was seen would break the chain. Confined to one thread at a time.
 */
final class Follower {
    private final Chain chain = new Chain();
    private final Map<String, Integer> seen = new HashMap<>();

    /** Follows in the background until the feed breaks. */
    CompletableFuture<Void> follow(ControlPlane plane) {
        return CompletableFuture.runAsync(
                () -> read(plane, null), task -> Thread.ofVirtual().start(task));
    }

    /** Follows up to the present end. */
    void catchUp(ControlPlane plane) {
        read(plane, plane.audit().head());
    }

    private void read(ControlPlane plane, @Nullable Position end) {
        try (Feed feed = plane.audit().follow(chain.position())) {
            while (end == null || chain.position().compareTo(end) < 0) {
                feed.await().forEach(this::take);
            }
        } catch (ControlPlaneException broken) {
            assertThat(end)
                    .as("a feed that broke while nothing was killed: " + broken)
                    .isNull();
        }
    }

    private void take(AuditEvent event) {
        chain.follow(event);
        switch (event.type()) {
            case "item.created" -> once("created " + event.body());
            case "item.completed" -> once("completed " + event.subject());
            case "item.claimed" -> once("claimed " + event.subject() + event.data());
            default -> {}
        }
    }

    private void once(String what) {
        assertThat(seen.merge(what, 1, Integer::sum))
                .as("how often was " + what)
                .isEqualTo(1);
    }

    Position position() {
        return chain.position();
    }
}
