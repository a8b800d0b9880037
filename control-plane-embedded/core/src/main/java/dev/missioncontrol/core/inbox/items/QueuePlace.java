package dev.missioncontrol.core.inbox.items;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Label;
import dev.missioncontrol.api.inbox.Offer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes an item's place in the queue. It depends on the row alone and not on the time, so that an index can hold the
 * queue in order; changes by time are events ({@code item.due}). Pure.
 */
public final class QueuePlace {
    /** Larger than every rank. */
    private static final int BEHIND = 4;

    private QueuePlace() {}

    /** Returns whether any runtime may claim it now. */
    public static boolean claimable(InboxItem item) {
        return free(item) && item.status().notBefore() == null && item.status().offer() == null;
    }

    /** Returns the offer by which one runtime alone may claim it now. */
    public static @Nullable Offer offered(InboxItem item) {
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

    /**
     * Returns the agent whose poll finds it, unless a runtime works on it. Classic clients also see items with holding
     * labels.
     */
    static @Nullable String polledBy(InboxItem item) {
        return !item.assignment().runnable() && ready(item) && item.status().notBefore() == null
                ? item.agent().value()
                : null;
    }

    /** Returns whether a waiting claim may find it. */
    public static boolean wakes(InboxItem item) {
        return claimable(item) || offered(item) != null;
    }

    /** Returns the first key of the order in which claims take items and polls list them: held items come last. */
    public static int rank(InboxItem item) {
        List<String> labels = item.assignment().labels();
        return Label.rank(labels) + (Label.hold(labels) ? BEHIND : 0);
    }

    /** Returns the time at which all runtimes may claim it. */
    public static @Nullable Instant dueAt(InboxItem item) {
        if (item.state() != ItemState.PENDING) {
            return null;
        }
        return item.status().notBefore() != null || item.status().offer() == null
                ? item.status().notBefore()
                : item.status().offer().until();
    }

    /** Returns the time of the next event that is due by time. */
    public static @Nullable Instant nextAt(InboxItem item) {
        Instant due = dueAt(item);
        Instant watched = watchedAt(item);
        if (due == null || watched == null) {
            return due == null ? watched : due;
        }
        return due.isBefore(watched) ? due : watched;
    }

    /** Returns the time at which a human must be asked because it is not done. */
    public static @Nullable Instant watchedAt(InboxItem item) {
        return item.state().open() && !item.schedule().overdue()
                ? item.schedule().deadline()
                : null;
    }
}
