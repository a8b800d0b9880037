package dev.missioncontrol.core.inbox.items;

import dev.missioncontrol.api.inbox.InboxItem;
import java.util.Comparator;

/**
 * Selects and orders claimable items, once in SQL and once in memory; both must agree. Polls have the same order. The order depends only on the
 * item's own row, derived by {@link QueuePlace} whenever the row is written.
 */
public final class ClaimOrder {
    /** By rank, then first come, first served. */
    static final String PLACE = "t.queue_rank, t.id";

    /** The item {@code t} may be claimed by any runtime: {@link QueuePlace#claimable}. */
    static final String CLAIMABLE = "t.state = 'PENDING' and t.claimable = true";

    /** The first columns are those fixed above, so that the index gives the order. */
    static final String ORDER = "t.state, t.claimable, " + PLACE;

    /** The same order as {@link #ORDER}. */
    public static final Comparator<InboxItem> FIRST =
            Comparator.comparingInt(QueuePlace::rank).thenComparing(InboxItem::id);

    private ClaimOrder() {}
}
