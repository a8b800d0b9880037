package dev.missioncontrol.core.inbox.queue;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.inbox.items.ClaimOrder;
import dev.missioncontrol.core.inbox.items.ItemStore;
import dev.missioncontrol.core.inbox.items.QueuePlace;
import dev.missioncontrol.core.store.rows.RowIndex;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The front of the queue as the previous batches left it: the claimable items up to some place, and the items offered
 * to one runtime. Read once, then updated with the changes of each batch. Confined to the writer.
 */
final class QueueFront implements RowIndex<ItemId, InboxItem> {
    private static final int PLACES_MAX = 4096;
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::rank).thenComparing(Place::id);

    private final NavigableSet<Place> places = new TreeSet<>(ORDER);
    private final Map<ItemId, Place> byId = new HashMap<>();
    private final Set<ItemId> offered = new LinkedHashSet<>();
    private Set<AgentName> paused = Set.of();
    private boolean offersRead;
    /** True if there are no claimable items beyond the last place. */
    private boolean whole;

    /** The place of an item; all claimable items are in the order of {@link ClaimOrder#FIRST}. */
    record Place(int rank, ItemId id) {
        static Place of(InboxItem item) {
            return new Place(QueuePlace.rank(item), item.id());
        }
    }

    static QueueFront of(Transaction transaction) {
        QueueFront front = transaction.view(ItemStore.ITEMS, QueueFront.class, QueueFront::new);
        front.without(PausedAgents.in(transaction));
        return front;
    }

    /** Removes the items of paused agents, of which there may be many. */
    private void without(Set<AgentName> agents) {
        if (!paused.equals(agents)) {
            paused = agents;
            places.clear();
            byId.clear();
            whole = false;
        }
    }

    /** Returns the next place behind that one. */
    @Nullable
    Place after(@Nullable Place place) {
        if (place == null) {
            return places.isEmpty() ? null : places.first();
        }
        return places.higher(place);
    }

    /** Returns the first places behind that one. */
    Stream<Place> behind(@Nullable Place place, int count) {
        return (place == null ? places : places.tailSet(place, false)).stream().limit(count);
    }

    /** Returns whether the database may have more claimable items than are kept here. */
    boolean partly() {
        return !whole;
    }

    /** Reads the first items of the database. Fewer than {@code limit} rows mean that these are all. */
    void read(Transaction transaction, int limit) {
        List<InboxItem> first =
                transaction.select(ItemStore.ITEMS, handle -> ItemStore.claimable(handle, paused, limit));
        places.clear();
        byId.clear();
        first.forEach(this::stand);
        whole = first.size() < limit;
    }

    /** Returns the items that are offered to one runtime each. */
    Set<ItemId> offered(Transaction transaction) {
        if (!offersRead) {
            transaction.select(ItemStore.ITEMS, handle -> ItemStore.offered(handle, transaction.now())).stream()
                    .map(InboxItem::id)
                    .forEach(offered::add);
            offersRead = true;
        }
        return offered;
    }

    @Override
    public void put(InboxItem item) {
        delete(item.id());
        if (QueuePlace.claimable(item) && !paused.contains(item.agent())) {
            take(item);
        }
        if (QueuePlace.offered(item) != null) {
            offered.add(item.id());
        }
    }

    private void take(InboxItem item) {
        boolean known = whole || (!places.isEmpty() && ORDER.compare(Place.of(item), places.last()) < 0);
        if (known) {
            stand(item);
        }
        if (places.size() > PLACES_MAX) {
            byId.remove(places.removeLast().id());
            whole = false;
        }
    }

    private void stand(InboxItem item) {
        Place place = Place.of(item);
        places.add(place);
        byId.put(item.id(), place);
    }

    @Override
    public void delete(ItemId id) {
        Place place = byId.remove(id);
        if (place != null) {
            places.remove(place);
        }
        offered.remove(id);
    }
}
