package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.core.store.Transaction;

/** Hears where the course of items needs a human, and where it needs one no longer. Confined to the writer. */
public interface HumanAttention {
    /** The item's deadline has passed; the work goes on. */
    void overdue(Transaction transaction, InboxItem item);

    /** A classic client has held the item for as long as it may; the item is pending again. */
    void heldTooLong(Transaction transaction, InboxItem item);

    /** The item waits for one that has failed for good or is cancelled. */
    void blocked(Transaction transaction, InboxItem item, InboxItem predecessor);

    /** The item waits for no other any more. */
    void unblocked(Transaction transaction, InboxItem item);

    /** The item is closed: whatever was asked about it is not needed any more. */
    void closed(Transaction transaction, InboxItem item);
}
