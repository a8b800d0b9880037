package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.RuntimeName;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The runtime that keeps the session of an item which waits for an answer.
 *
 * @param until it alone may claim the item until then; absent while the answer is not there
 */
public record Offer(RuntimeName runtime, @Nullable Instant until) {
    /** The time for which an answered item is offered to the runtime that asked, before it is offered to all. */
    public static final Duration TERM = Duration.ofSeconds(30);

    public Offer {
        Checks.required(runtime, "offer.runtime");
    }
}
