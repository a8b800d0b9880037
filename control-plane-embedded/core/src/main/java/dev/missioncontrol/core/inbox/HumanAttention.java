package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.core.store.write.Transaction;

/** Receives the moments at which an item needs a human, or needs one no longer. Confined to the writer. */
public interface HumanAttention {
    /** The item's deadline has passed; the work goes on. */
    void overdue(Transaction transaction, InboxItem item);

    /** A classic client has held the item for the longest allowed time; the item is pending again. */
    void heldTooLong(Transaction transaction, InboxItem item);

    /** The item waits for one that has failed for good or was cancelled. */
    void blocked(Transaction transaction, InboxItem item, InboxItem predecessor);

    /** The item no longer waits for another. */
    void unblocked(Transaction transaction, InboxItem item);

    /** The item is closed: its open asks are not needed any more. */
    void closed(Transaction transaction, InboxItem item);
}
