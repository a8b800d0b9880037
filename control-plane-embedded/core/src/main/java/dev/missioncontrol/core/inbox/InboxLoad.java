package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.inbox.items.ItemCounter;
import dev.missioncontrol.core.inbox.items.ItemStore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * The work to be done, counted. Completed and cancelled items are left out, because nothing is to be done about them.
 *
 * @param items by state
 * @param leases that are live
 * @param waitingClaims of runtimes that wait for work at this node
 */
public record InboxLoad(Map<ItemState, Long> items, long leases, int waitingClaims) {
    private static final List<ItemState> COUNTED =
            List.of(ItemState.PENDING, ItemState.ACKED, ItemState.WORKING, ItemState.WAITING, ItemState.FAILED);

    /** Counts the present load. */
    public static InboxLoad of(InboxServices services, Instant now) {
        UnaryOperator<InboxItem> upToDate =
                services.leases().reading(); // before the tables, so that no renewal is missed
        return services.store().read(handle -> read(handle, services, upToDate, now));
    }

    private static InboxLoad read(
            Handle handle, InboxServices services, UnaryOperator<InboxItem> upToDate, Instant now) {
        Map<ItemState, Long> items = new EnumMap<>(ItemState.class);
        Map<ItemState, Long> all = ItemCounter.byState(handle);
        COUNTED.forEach(state -> items.put(state, all.getOrDefault(state, 0L)));
        long leases = ItemStore.held(handle).stream()
                .map(upToDate)
                .filter(item -> item.lease() != null && item.lease().expiresAt().isAfter(now))
                .count();
        return new InboxLoad(items, leases, services.signal().waiting());
    }
}
