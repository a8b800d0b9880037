package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Label;
import dev.missioncontrol.api.inbox.Offer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether and where an item stands in the queue. It follows from the row alone and not from the time, so that an index holds the
 * queue in order; what time changes is an event ({@code item.due}). Pure.
 */
final class QueuePlace {
    private QueuePlace() {}

    /** Whether any runtime may claim it now. */
    static boolean claimable(InboxItem item) {
        return free(item) && item.status().notBefore() == null && item.status().offer() == null;
    }

    /** The runtime that alone may claim it now. */
    static @Nullable Offer offered(InboxItem item) {
        Offer offer = item.status().offer();
        return offer != null
                        && offer.until() != null
                        && free(item)
                        && item.status().notBefore() == null
                ? offer
                : null;
    }

    private static boolean free(InboxItem item) {
        return item.assignment().runnable()
                && ready(item)
                && !Label.hold(item.assignment().labels());
    }

    private static boolean ready(InboxItem item) {
        return item.state() == ItemState.PENDING && item.schedule().unmet().isEmpty();
    }

    /** Whose poll finds it: its agent's, while no runtime works on it. Held labels are for those clients to see. */
    static @Nullable String polledBy(InboxItem item) {
        return !item.assignment().runnable() && ready(item) && item.status().notBefore() == null
                ? item.agent().value()
                : null;
    }

    /** Whether a waiting claim may find it. */
    static boolean wakes(InboxItem item) {
        return claimable(item) || offered(item) != null;
    }

    static int rank(InboxItem item) {
        return Label.rank(item.assignment().labels());
    }

    /** When time makes it claimable by all. */
    static @Nullable Instant dueAt(InboxItem item) {
        if (item.state() != ItemState.PENDING) {
            return null;
        }
        return item.status().notBefore() != null || item.status().offer() == null
                ? item.status().notBefore()
                : item.status().offer().until();
    }

    /** When time brings something next. */
    static @Nullable Instant nextAt(InboxItem item) {
        Instant due = dueAt(item);
        Instant watched = watchedAt(item);
        if (due == null || watched == null) {
            return due == null ? watched : due;
        }
        return due.isBefore(watched) ? due : watched;
    }

    /** When somebody has to be asked because it is not done. */
    static @Nullable Instant watchedAt(InboxItem item) {
        return item.state().open() && !item.schedule().overdue()
                ? item.schedule().deadline()
                : null;
    }
}
