package dev.missioncontrol.core.inbox.queue;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.inbox.items.ClaimOrder;
import dev.missioncontrol.core.inbox.items.ItemStore;
import dev.missioncontrol.core.inbox.items.QueuePlace;
import dev.missioncontrol.core.inbox.queue.QueueFront.Place;
import dev.missioncontrol.core.store.write.Prefetch;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The claimable items as one batch sees them: the queue merged with the batch's own changes. Lives as long as the
 * batch; confined to the writer.
 */
public final class ClaimCandidates {
    /** The prefetch of commands that claim. */
    public static final Prefetch NEEDED = Prefetch.shared(ClaimCandidates.class);

    private static final int SPARE = 256;

    private final QueueFront front;
    private final Set<AgentName> paused;
    /**
     * The last place that was skipped. Items up to it become claimable only by a change, and changes are examined
     * anyway.
     */
    private @Nullable Place passed;

    private ClaimCandidates(QueueFront front, Set<AgentName> paused) {
        this.front = front;
        this.paused = paused;
    }

    public static ClaimCandidates of(Transaction transaction) {
        return transaction.shared(ClaimCandidates.class, () -> begin(transaction));
    }

    private static ClaimCandidates begin(Transaction transaction) {
        QueueFront front = QueueFront.of(transaction);
        List<ItemId> wanted = front.behind(null, transaction.sharers(ClaimCandidates.class))
                .map(Place::id)
                .toList();
        transaction.load(ItemStore.ITEMS, wanted);
        return new ClaimCandidates(front, PausedAgents.in(transaction));
    }

    /** Returns the item to claim next, if there is one. */
    public Optional<InboxItem> next(Transaction transaction) {
        return Stream.concat(
                        Stream.ofNullable(nextStanding(transaction)),
                        transaction
                                .changed(ItemStore.ITEMS)
                                .filter(item -> QueuePlace.claimable(item) && !paused.contains(item.agent())))
                .min(ClaimOrder.FIRST);
    }

    private @Nullable InboxItem nextStanding(Transaction transaction) {
        int limit = transaction.sharers(ClaimCandidates.class) + SPARE;
        while (true) {
            for (Place place = front.after(passed); place != null; place = front.after(place)) {
                InboxItem item = transaction.find(ItemStore.ITEMS, place.id()).orElse(null);
                if (item != null && QueuePlace.claimable(item)) {
                    return item;
                }
                passed = place;
            }
            if (!front.partly()) {
                return null;
            }
            front.read(transaction, limit);
            passed = null;
            limit *= 2;
        }
    }
}
