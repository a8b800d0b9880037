package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Offer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long leases and offers last. Pure. */
final class LeaseTerms {
    private LeaseTerms() {}

    /** Until when a lease that begins now is good. */
    static Instant first(Holder holder, Instant now) {
        return switch (holder) {
            case Holder.RuntimeHolder _ -> now.plus(Lease.FIRST_TERM);
            case Holder.ClassicHolder _ -> now.plus(Lease.CLASSIC_TERM);
        };
    }

    /** Until when the lease is good after an act of its holder; a classic client's never beyond four hours in all. */
    static Instant renewed(InboxItem item, Instant now) {
        if (!(item.status().holder() instanceof Holder.ClassicHolder)) {
            return now.plus(Lease.TERM);
        }
        Instant usual = now.plus(Lease.CLASSIC_TERM);
        Instant last = (item.status().heldSince() == null ? now : item.status().heldSince()).plus(Lease.CLASSIC_MAX);
        return usual.isAfter(last) ? last : usual;
    }

    /** Whether a classic client has held the item for as long as it may. */
    static boolean usedUp(InboxItem item, Instant now) {
        return item.status().holder() instanceof Holder.ClassicHolder
                && item.status().heldSince() != null
                && !now.isBefore(item.status().heldSince().plus(Lease.CLASSIC_MAX));
    }

    /** The runtime that keeps the session of an item which begins to wait; none for a classic client. */
    static @Nullable Offer keeper(InboxItem item) {
        return item.status().holder() instanceof Holder.RuntimeHolder(RuntimeName name, var _)
                ? new Offer(name, null)
                : null;
    }

    /** That runtime is offered the item first once the answer is there. */
    static @Nullable Offer offer(InboxItem item, Instant now) {
        return item.status().offer() == null
                ? null
                : new Offer(item.status().offer().runtime(), now.plus(Offer.TERM));
    }
}
