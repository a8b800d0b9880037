package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The place of an item in its life.
 *
 * @param holder who held it last; still set after the lease has run out, so that a late completion can be accepted
 * @param lease present exactly in the states that are {@link ItemState#held()}
 * @param attempt how many attempts have been spent or are running; attempts count failures and unexplained losses
 * @param losses how many leases in a row ran out without a word; a fail, release or retry ends the row
 * @param heldSince since when it is held, over all renewals and adoptions; absent while nobody holds it
 * @param offer who is offered it first once it is pending, where its session is kept
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

    /** The same with its lease as it was renewed. */
    ItemStatus leased(Lease renewed) {
        return new ItemStatus(state, epoch, attempt, losses, holder, renewed, heldSince, offer, notBefore);
    }
}
