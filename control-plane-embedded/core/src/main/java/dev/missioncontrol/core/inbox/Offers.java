package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Offer;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answered items that are offered to one runtime first, as one batch sees them. There are few at any time: they are read once
 * for all the batch's claims. Lives as long as the batch; confined to the writer.
 */
final class Offers {
    private @Nullable List<ItemId> read;

    private Offers() {}

    static Offers of(Transaction transaction) {
        return transaction.shared(Offers.class, Offers::new);
    }

    /** What that runtime alone may claim now, the first of it. */
    Optional<InboxItem> next(Transaction transaction, RuntimeName runtime) {
        if (read == null) {
            read = transaction.select(ItemStore.ITEMS, handle -> ItemStore.offered(handle, transaction.now())).stream()
                    .map(InboxItem::id)
                    .toList();
        }
        Stream<InboxItem> known = read.stream().flatMap(id -> transaction.find(ItemStore.ITEMS, id).stream());
        return Stream.concat(known, transaction.changed(ItemStore.ITEMS).stream())
                .filter(item -> to(runtime, item))
                .min(ClaimOrder.FIRST);
    }

    private static boolean to(RuntimeName runtime, InboxItem item) {
        Offer offer = Queue.offered(item);
        return offer != null && offer.runtime().equals(runtime);
    }
}
