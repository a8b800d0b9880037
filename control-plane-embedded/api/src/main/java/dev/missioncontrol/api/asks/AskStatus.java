package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The place of an ask in its life.
 *
 * @param times number of times it was raised
 * @param escalated whether it ranks above the others: its deadline has passed, or it was urgent from the beginning
 * @param snoozedUntil hidden from the list until then
 */
public record AskStatus(
        AskState state,
        int times,
        boolean escalated,
        @Nullable Instant snoozedUntil) {
    public AskStatus {
        Checks.required(state, "state");
    }
}
