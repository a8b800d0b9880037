package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.GatewayReport.Cause;
import dev.missioncontrol.api.inbox.ItemId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One interruption of a gateway, from its first sign until the gateway is up again with every channel that was
 * connected before.
 *
 * @param orderedBy the person who ordered it, if any
 * @param closedAt absent while it lasts
 * @param hit the work in progress when it began, and the outcome of each
 */
public record Blip(
        BlipId id,
        RuntimeName runtime,
        Cause cause,
        @Nullable String orderedBy,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String bootBefore,
        @Nullable String bootAfter,
        List<Hit> hit) {
    /** The outcome for an item. */
    public enum Outcome {
        FINISHED,
        FAILED,
        CANCELLED,
        /** It waits for a human. */
        WAITING,
        /** The work goes on under the same lease. */
        GOES_ON,
        /** The item went back to the queue, and may have been claimed again. */
        GIVEN_BACK
    }

    /** An item that was held when the blip began. */
    public record Hit(ItemId item, AgentName agent, String title, Outcome outcome) {
        public Hit {
            Checks.required(item, "item");
            Checks.required(agent, "agent");
            Checks.required(title, "title");
            Checks.required(outcome, "outcome");
        }
    }

    public Blip {
        Checks.required(id, "id");
        Checks.required(runtime, "runtime");
        Checks.required(cause, "cause");
        Checks.required(openedAt, "openedAt");
        hit = List.copyOf(Checks.required(hit, "hit"));
    }
}
