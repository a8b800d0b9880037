package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.inbox.Standing.Place;
import dev.missioncontrol.core.store.Needs;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be claimed, as one batch sees it: what stands in the queue, merged with what the batch itself changes. Lives as
 * long as the batch; confined to the writer.
 */
final class ClaimQueue {
    /** For commands that claim. */
    static final Needs NEEDED = Needs.shared(ClaimQueue.class);

    private static final int SPARE = 256;

    private final Standing standing;
    private final Set<AgentName> paused;
    /** What stands up to here was passed over: it comes back only by a change, and changes are looked at anyway. */
    private @Nullable Place passed;

    private ClaimQueue(Standing standing, Set<AgentName> paused) {
        this.standing = standing;
        this.paused = paused;
    }

    static ClaimQueue of(Transaction transaction) {
        return transaction.shared(ClaimQueue.class, () -> begin(transaction));
    }

    private static ClaimQueue begin(Transaction transaction) {
        Standing standing = Standing.of(transaction);
        List<ItemId> wanted = standing.behind(null, transaction.sharers(ClaimQueue.class))
                .map(Place::id)
                .toList();
        transaction.load(ItemStore.ITEMS, wanted);
        return new ClaimQueue(standing, Paused.in(transaction));
    }

    /** The item that is claimed next, if there is one. */
    Optional<InboxItem> next(Transaction transaction) {
        return Stream.concat(
                        Stream.ofNullable(nextStanding(transaction)),
                        transaction
                                .changed(ItemStore.ITEMS)
                                .filter(item -> Queue.claimable(item) && !paused.contains(item.agent())))
                .min(ClaimOrder.FIRST);
    }

    private @Nullable InboxItem nextStanding(Transaction transaction) {
        int limit = transaction.sharers(ClaimQueue.class) + SPARE;
        while (true) {
            for (Place place = standing.after(passed); place != null; place = standing.after(place)) {
                InboxItem item = transaction.find(ItemStore.ITEMS, place.id()).orElse(null);
                if (item != null && Queue.claimable(item)) {
                    return item;
                }
                passed = place;
            }
            if (!standing.partly()) {
                return null;
            }
            standing.read(transaction, limit);
            passed = null;
            limit *= 2;
        }
    }
}
