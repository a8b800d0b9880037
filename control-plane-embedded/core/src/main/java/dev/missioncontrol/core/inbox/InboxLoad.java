package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.inbox.items.ItemStore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * The work to be done, counted. Completed and cancelled items are left out: their number grows without limit, and
 * counting must stay cheap.
 *
 * @param items by state, each counted up to {@link #COUNTED_MAX}
 * @param leases that are live
 * @param waitingClaims of runtimes that wait for work at this node
 */
public record InboxLoad(Map<ItemState, Long> items, long leases, int waitingClaims) {
    public static final int COUNTED_MAX = 100_000;

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
        COUNTED.forEach(state -> items.put(state, ItemStore.count(handle, state, COUNTED_MAX)));
        long leases = ItemStore.held(handle).stream()
                .map(upToDate)
                .filter(item -> item.lease() != null && item.lease().expiresAt().isAfter(now))
                .count();
        return new InboxLoad(items, leases, services.signal().waiting());
    }
}
