package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The place of an item in its life.
 *
 * @param holder the last holder; still set after the lease has expired, so that a late completion can be accepted
 * @param lease present exactly in the states that are {@link ItemState#held()}
 * @param attempt number of attempts used up or running; failures and unexplained losses count
 * @param losses leases in a row that expired without any word of their holder; a fail, release or retry resets it
 * @param heldSince start of the holding, across renewals and adoptions; absent while not held
 * @param offer the runtime that keeps its session and is offered it first once it is pending
 * @param notBefore not offered before this time, as planned or after a failure that may be tried again
 */
public record ItemStatus(
        ItemState state,
        Epoch epoch,
        int attempt,
        int losses,
        @Nullable Holder holder,
        @Nullable Lease lease,
        @Nullable Instant heldSince,
        @Nullable Offer offer,
        @Nullable Instant notBefore) {
    public ItemStatus {
        Checks.required(state, "state");
        Checks.required(epoch, "epoch");
    }

    /** The same with a renewed lease. */
    ItemStatus leased(Lease renewed) {
        return new ItemStatus(state, epoch, attempt, losses, holder, renewed, heldSince, offer, notBefore);
    }
}
