package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import java.util.Comparator;

/**
 * Which items may be claimed and which comes first: once for the database, once for memory, and both must say the same. What
 * decides it lies in the item's own row, derived by {@link QueuePlace} whenever the row is written.
 */
final class ClaimOrder {
    /** The item {@code t} may be claimed by any runtime: {@link QueuePlace#claimable}. */
    static final String CLAIMABLE = "t.state = 'PENDING' and t.claimable = true";

    /** By rank, then first come, first served. Led by the columns that are fixed above, so that the index gives the order. */
    static final String ORDER = "t.state, t.claimable, t.queue_rank, t.id";

    /** As {@link #ORDER}. */
    static final Comparator<InboxItem> FIRST =
            Comparator.comparingInt(QueuePlace::rank).thenComparing(InboxItem::id);

    private ClaimOrder() {}
}
