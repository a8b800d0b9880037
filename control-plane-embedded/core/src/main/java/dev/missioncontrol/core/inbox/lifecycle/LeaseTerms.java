package dev.missioncontrol.core.inbox.lifecycle;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Offer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Computes the ends of leases and offers. Pure. */
public final class LeaseTerms {
    private LeaseTerms() {}

    /** Returns the end of a lease that begins now. */
    static Instant first(Holder holder, Instant now) {
        return switch (holder) {
            case Holder.RuntimeHolder _ -> now.plus(Lease.FIRST_TERM);
            case Holder.ClassicHolder _ -> now.plus(Lease.CLASSIC_TERM);
        };
    }

    /**
     * Returns the end of the lease after an action of its holder; a classic client's never lasts beyond four hours in
     * all.
     */
    static Instant renewed(InboxItem item, Instant now) {
        if (!(item.status().holder() instanceof Holder.ClassicHolder)) {
            return now.plus(Lease.TERM);
        }
        Instant usual = now.plus(Lease.CLASSIC_TERM);
        Instant last = (item.status().heldSince() == null ? now : item.status().heldSince()).plus(Lease.CLASSIC_MAX);
        return usual.isAfter(last) ? last : usual;
    }

    /** Returns whether a classic client has held the item for the longest allowed time. */
    public static boolean usedUp(InboxItem item, Instant now) {
        return item.status().holder() instanceof Holder.ClassicHolder
                && item.status().heldSince() != null
                && !now.isBefore(item.status().heldSince().plus(Lease.CLASSIC_MAX));
    }

    /** Returns the runtime that keeps the session of an item which begins to wait; absent for a classic client. */
    static @Nullable Offer keeper(InboxItem item) {
        return item.status().holder() instanceof Holder.RuntimeHolder(RuntimeName name, var _)
                ? new Offer(name, null)
                : null;
    }

    /** Returns the first offer to that runtime once the answer is there. */
    static @Nullable Offer offer(InboxItem item, Instant now) {
        return item.status().offer() == null
                ? null
                : new Offer(item.status().offer().runtime(), now.plus(Offer.TERM));
    }
}
