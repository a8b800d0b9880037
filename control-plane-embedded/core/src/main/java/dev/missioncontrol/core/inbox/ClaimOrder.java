package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import java.time.Instant;
import java.util.Comparator;

/**
 * Which items may be claimed and which comes first: once for the database, once for memory, and both must say the same. What
 * decides it lies in the item's own row.
 */
final class ClaimOrder {
    /** The item {@code t} may be claimed at {@code :now}. */
    static final String CLAIMABLE =
            "t.state = 'PENDING' and t.runnable and (t.not_before is null or t.not_before <= :now)";

    /** First come, first served. Led by the columns that are fixed above, so that the index gives the order. */
    static final String ORDER = "t.state, t.runnable, t.id";

    /** As {@link #ORDER}. */
    static final Comparator<InboxItem> FIRST = Comparator.comparing(InboxItem::id);

    private ClaimOrder() {}

    /** As {@link #CLAIMABLE}. */
    static boolean claimable(InboxItem item, Instant now) {
        return item.state() == ItemState.PENDING
                && item.command() != null
                && (item.notBefore() == null || !item.notBefore().isAfter(now));
    }
}
