package dev.missioncontrol.core.inbox.queue;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Offer;
import dev.missioncontrol.core.inbox.items.ClaimOrder;
import dev.missioncontrol.core.inbox.items.ItemStore;
import dev.missioncontrol.core.inbox.items.QueuePlace;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds answered items that are offered to one runtime first, as the present batch sees them. Confined to the writer.
 */
public final class Offers {
    private Offers() {}

    /** Returns the first item that only that runtime may claim now. */
    public static Optional<InboxItem> next(Transaction transaction, RuntimeName runtime) {
        Set<AgentName> paused = PausedAgents.in(transaction);
        Stream<InboxItem> known = QueueFront.of(transaction).offered(transaction).stream()
                .flatMap(id -> transaction.find(ItemStore.ITEMS, id).stream());
        return Stream.concat(known, transaction.changed(ItemStore.ITEMS))
                .filter(item -> to(runtime, item) && !paused.contains(item.agent()))
                .min(ClaimOrder.FIRST);
    }

    private static boolean to(RuntimeName runtime, InboxItem item) {
        Offer offer = QueuePlace.offered(item);
        return offer != null && offer.runtime().equals(runtime);
    }
}
