package dev.missioncontrol.core.inbox.items;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.core.inbox.items.LeaseStore.Renewal;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Prefetch;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.TelemetryBuffer;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tracks the ends of leases: the newest renewal, or the time in the event that began the lease. Thread-safe. */
public final class Leases {
    /** Longer than telemetry waits in memory and than a batch takes. */
    private static final Duration ABOUT_TO_END = Duration.ofSeconds(4);

    private final boolean shared;
    private final Duration aboutToEnd;
    private final TelemetryBuffer<ItemId, Renewal> renewals;

    /**
     * Keeps renewals as telemetry. If several nodes share the leases, the first renewal is written at once, because a
     * node may die with a renewal in memory.
     */
    public Leases(Telemetry telemetry, boolean shared) {
        this.shared = shared;
        this.aboutToEnd = shared ? Lease.RENEWAL : ABOUT_TO_END;
        this.renewals = telemetry.remembered(LeaseStore.RENEWALS);
    }

    /** Renews the item's present lease until then. */
    public void renew(InboxItem item, Instant until) {
        renewals.put(new Renewal(item.id(), item.epoch(), until));
    }

    /** Does the same at once for every node, for a lease that may end before the telemetry is written. */
    public void renewNow(Transaction transaction, InboxItem item, Instant until) {
        renew(item, until);
        if (shared) {
            renewals.put(transaction, new Renewal(item.id(), item.epoch(), until));
        }
    }

    /** Returns whether the lease is far enough from its end that it cannot be about to expire. */
    public boolean lasting(InboxItem item, Instant now) {
        return item.lease() != null && item.lease().expiresAt().isAfter(now.plus(aboutToEnd));
    }

    /** Adds the renewals to an item as the event that began its lease left it, inside a transaction. */
    public InboxItem upToDate(Transaction transaction, InboxItem item) {
        return item.lease() == null
                ? item
                : over(item, renewals.find(transaction, item.id()).orElse(null));
    }

    /** Does the same for items that were read with the handle before. */
    public List<InboxItem> upToDate(Handle handle, Collection<InboxItem> items) {
        List<ItemId> leased = items.stream()
                .filter(item -> item.lease() != null)
                .map(InboxItem::id)
                .toList();
        if (leased.isEmpty()) {
            return List.copyOf(items);
        }
        Map<ItemId, Renewal> newest = renewals.read(handle, leased);
        return items.stream().map(item -> over(item, newest.get(item.id()))).toList();
    }

    /** Returns when the leases of held items end, as far as they were renewed in these epochs. */
    public Map<ItemId, Instant> renewed(Handle handle, Map<ItemId, Epoch> epochs) {
        Map<ItemId, Instant> ends = new HashMap<>();
        renewals.read(handle, epochs.keySet()).values().stream()
                .filter(renewal -> renewal.epoch().equals(epochs.get(renewal.item())))
                .forEach(renewal -> ends.put(renewal.item(), renewal.until()));
        return ends;
    }

    /** Lists held items whose lease is over; a renewal may end before the time in the event, if the clock was set back. */
    public List<ItemId> expired(Transaction transaction) {
        Handle handle = transaction.reading();
        Instant now = transaction.now();
        if (shared) {
            return LeaseStore.expired(handle, now);
        }
        List<LeaseStore.Begun> begun = LeaseStore.begun(handle);
        Map<ItemId, Instant> renewed = renewed(handle, epochs(begun));
        return begun.stream()
                .filter(lease -> {
                    Instant later = renewed.get(lease.item());
                    Instant end = later == null ? lease.until() : later;
                    return end == null || !end.isAfter(now);
                })
                .map(LeaseStore.Begun::item)
                .toList();
    }

    private static Map<ItemId, Epoch> epochs(List<LeaseStore.Begun> leases) {
        return leases.stream().collect(Collectors.toMap(LeaseStore.Begun::item, LeaseStore.Begun::epoch));
    }

    /** Returns the prefetch for bringing an item up to date. */
    public Prefetch needs(ItemId id) {
        return renewals.needs(id);
    }

    /** Reads items beside the writer. */
    public Map<ItemId, InboxItem> read(Handle handle, Collection<ItemId> ids) {
        return upToDate(handle, Store.read(handle, ItemStore.ITEMS, ids).values()).stream()
                .collect(Collectors.toMap(InboxItem::id, Function.identity()));
    }

    /** Forgets the renewals of leases that have ended. */
    public void prune(Transaction transaction) {
        if (shared) {
            LeaseStore.prune(transaction);
            return;
        }
        Map<ItemId, Renewal> known = renewals.read(transaction.reading());
        if (known.isEmpty()) {
            return;
        }
        Map<ItemId, Epoch> held = epochs(LeaseStore.begun(transaction.reading()));
        known.forEach((id, renewal) -> {
            if (!renewal.epoch().equals(held.get(id))) {
                renewals.remove(id, renewal);
            }
        });
    }

    private static InboxItem over(InboxItem item, @Nullable Renewal renewal) {
        Lease lease = item.lease();
        return lease == null || renewal == null || !renewal.epoch().equals(item.epoch())
                ? item
                : item.leased(new Lease(lease.holder(), lease.epoch(), renewal.until()));
    }
}
