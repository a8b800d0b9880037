package dev.missioncontrol.core.inbox.items;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.core.inbox.items.LeaseStore.Renewal;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Prefetch;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tracks the ends of leases: the newest renewal, or the time in the event that began the lease. Thread-safe. */
public final class Leases {
    /** Longer than telemetry waits in memory and than a batch takes. */
    private static final Duration ABOUT_TO_END = Duration.ofSeconds(4);

    private final Duration aboutToEnd;
    private final Telemetry.Buffer<ItemId, Renewal> renewals;

    /**
     * Keeps renewals as telemetry. If several nodes share the leases, the first renewal is written at once, because a
     * node may die with a renewal in memory.
     */
    public Leases(Telemetry telemetry, boolean shared) {
        this.aboutToEnd = shared ? Lease.RENEWAL : ABOUT_TO_END;
        this.renewals = telemetry.of(LeaseStore.RENEWALS);
    }

    /** Renews the item's present lease until then. */
    public void renew(InboxItem item, Instant until) {
        renewals.put(new Renewal(item.id(), item.epoch(), until));
    }

    /** Does the same at once for every node, for a lease that may end before the telemetry is written. */
    public void renewNow(Transaction transaction, InboxItem item, Instant until) {
        renew(item, until);
        transaction.put(LeaseStore.RENEWALS, new Renewal(item.id(), item.epoch(), until));
    }

    /** Returns whether the lease is far enough from its end that it cannot be about to expire. */
    public boolean lasting(InboxItem item, Instant now) {
        return item.lease() != null && item.lease().expiresAt().isAfter(now.plus(aboutToEnd));
    }

    /** Adds unwritten renewals to an item that was read with its written ones. */
    public InboxItem upToDate(InboxItem item) {
        return over(item, renewals.find(item.id()).orElse(null));
    }

    /** Does the same inside a transaction, for an item as the event that began its lease left it. */
    public InboxItem upToDate(Transaction transaction, InboxItem item) {
        return item.lease() == null
                ? item
                : over(
                        item,
                        renewals.find(item.id())
                                .or(() -> transaction.find(LeaseStore.RENEWALS, item.id()))
                                .orElse(null));
    }

    /** Returns the prefetch for bringing an item up to date. */
    public Prefetch needs(ItemId id) {
        return Prefetch.row(LeaseStore.RENEWALS, id);
    }

    /** Reads items beside the writer and adds the unwritten renewals, which must be looked up before. */
    public Map<ItemId, InboxItem> read(Handle handle, Map<ItemId, Renewal> waiting, Collection<ItemId> ids) {
        Map<ItemId, Renewal> written = Store.read(handle, LeaseStore.RENEWALS, ids);
        return Store.read(handle, ItemStore.ITEMS, ids).values().stream()
                .map(item -> over(over(item, written.get(item.id())), waiting.get(item.id())))
                .collect(Collectors.toMap(InboxItem::id, Function.identity()));
    }

    /** Returns the unwritten renewals. */
    public Map<ItemId, Renewal> waiting(Collection<ItemId> ids) {
        return renewals.find(ids);
    }

    /** Returns a function that brings items up to date that are read after this call. */
    public UnaryOperator<InboxItem> reading() {
        Map<ItemId, Renewal> waiting = renewals.all();
        return item -> over(item, waiting.get(item.id()));
    }

    private static InboxItem over(InboxItem item, @Nullable Renewal renewal) {
        Lease lease = item.lease();
        return lease == null || renewal == null || !renewal.epoch().equals(item.epoch())
                ? item
                : item.leased(new Lease(lease.holder(), lease.epoch(), renewal.until()));
    }
}
