package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item that an agent works on, or that waits for a human in the middle of its work.
 *
 * @param since time of its last change of state
 * @param leaseUntil end of the lease unless it is renewed, accurate to a second; absent while the item waits
 */
public record Holding(
        ItemId item,
        String title,
        ItemState state,
        Instant since,
        @Nullable Instant leaseUntil) {
    public Holding {
        Checks.required(item, "item");
        Checks.required(title, "title");
        Checks.required(state, "state");
        Checks.required(since, "since");
    }
}
