package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.inbox.items.ItemCountStore;
import dev.missioncontrol.core.inbox.items.ItemStore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        return services.store().read(handle -> read(handle, services, now));
    }

    private static InboxLoad read(Handle handle, InboxServices services, Instant now) {
        Map<ItemState, Long> items = new EnumMap<>(ItemState.class);
        Map<ItemState, Long> all = ItemCountStore.byState(handle);
        COUNTED.forEach(state -> items.put(state, all.getOrDefault(state, 0L)));
        long leases = services.leases().upToDate(handle, ItemStore.held(handle)).stream()
                .filter(item -> item.lease() != null && item.lease().expiresAt().isAfter(now))
                .count();
        return new InboxLoad(items, leases, services.signal().waiting());
    }
}
