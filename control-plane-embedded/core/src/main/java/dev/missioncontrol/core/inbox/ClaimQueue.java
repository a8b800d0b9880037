package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.store.Needs;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be claimed, as one batch sees it: read from the database once for all the batch's claims, and merged with what the
 * batch itself changes. Lives as long as the batch; confined to the writer.
 */
final class ClaimQueue {
    /** For commands that claim. */
    static final Needs NEEDED = Needs.shared(ClaimQueue.class);

    private static final int SPARE = 8;

    private List<ItemId> read = List.of();
    private int first;
    private int limit;

    private ClaimQueue() {}

    static ClaimQueue of(Transaction transaction) {
        return transaction.shared(ClaimQueue.class, ClaimQueue::new);
    }

    /** The item that is claimed next, if there is one. */
    Optional<InboxItem> next(Transaction transaction) {
        InboxItem next = nextRead(transaction);
        for (InboxItem item : transaction.changed(ItemStore.ITEMS)) {
            if (ClaimOrder.claimable(item, transaction.now())
                    && (next == null || ClaimOrder.FIRST.compare(item, next) < 0)) {
                next = item;
            }
        }
        return Optional.ofNullable(next);
    }

    private @Nullable InboxItem nextRead(Transaction transaction) {
        while (true) {
            // What was passed over stays behind: it comes back only by a change, and changes are looked at anyway.
            for (; first < read.size(); first++) {
                InboxItem item =
                        transaction.find(ItemStore.ITEMS, read.get(first)).orElse(null);
                if (item != null && ClaimOrder.claimable(item, transaction.now())) {
                    return item;
                }
            }
            if (read.size() < limit) {
                return null;
            }
            readMore(transaction);
        }
    }

    private void readMore(Transaction transaction) {
        limit = limit == 0 ? transaction.sharers(ClaimQueue.class) + SPARE : 2 * limit;
        first = 0;
        read = transaction.select(ItemStore.ITEMS, handle -> ItemStore.claimable(handle, limit)).stream()
                .map(InboxItem::id)
                .toList();
    }
}
