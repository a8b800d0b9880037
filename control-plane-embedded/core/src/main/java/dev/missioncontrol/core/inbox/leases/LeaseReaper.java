package dev.missioncontrol.core.inbox.leases;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.core.idempotency.IdempotencyStore;
import dev.missioncontrol.core.inbox.InboxServices;
import dev.missioncontrol.core.inbox.items.ItemStore;
import dev.missioncontrol.core.loop.Monotonic;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends expired leases by the control plane's clock alone. It regularly records that the control plane is running. A
 * lease that was live at the last record gets one full term after a restart, a sleep of the machine or another step of
 * the control plane's time, however long that lasted, so that closing a laptop loses no work. Stepped by {@link #tick()}; confined to its
 * loop.
 */
public final class LeaseReaper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseReaper.class);
    private static final Actor SYSTEM = new Actor(Role.SYSTEM, "leases");
    private static final Duration ALIVE_EVERY = Duration.ofSeconds(5);
    /** The age up to which the record shows that another node may still be running. */
    private static final Duration ALIVE_MAX = ALIVE_EVERY.plusSeconds(2);

    private static final Duration LATE = Duration.ofSeconds(10);
    private static final Duration JUMP = Duration.ofSeconds(2);
    /** Step of the time beyond which the results of calls would be forgotten much too early or late. */
    private static final Duration LONG_STEP = Duration.ofHours(1);
    /** Limit for one step; the rest follows in the next. */
    private static final int DUE_MAX = 1000;

    private final InboxServices services;
    private final Monotonic monotonic;
    private final MassLossBrake brake;
    private final Telemetry telemetry;
    private final AliveStore aliveStore;
    private @Nullable Tick last;
    private boolean alone;
    /** End of the time in which other nodes may still follow the time before a step. */
    private Duration settled = Duration.ZERO;

    private record Tick(Instant time, Duration monotonic) {}

    public LeaseReaper(InboxServices services, Telemetry telemetry, Monotonic monotonic, MassLossBrake brake) {
        this.services = services;
        this.telemetry = telemetry;
        this.aliveStore = new AliveStore(telemetry);
        this.monotonic = monotonic;
        this.brake = brake;
    }

    /** Runs the first step of a node that found no other one running, so that no node kept the time before it. */
    public void begin() {
        alone = true;
        tick();
        alone = false;
    }

    /** Runs one step: grace periods, then expiry, then the record that the control plane is running. */
    public void tick() {
        Tick now = services.writer().submit(this::step); // not inside: a batch may be rolled back and run again
        if (last != null && stepped(last, now) && services.store().shared()) {
            settled = now.monotonic().plus(Lease.TERM);
        }
        last = now;
    }

    private Tick step(Transaction transaction) {
        Tick now = new Tick(transaction.now(), monotonic.elapsed());
        Optional<Instant> alive = aliveStore.find(transaction);
        if (ownStep(now) || ((last == null || gap(last, now)) && !othersWereThere(alive, now.time()))) {
            Optional<Instant> until = last == null ? alive : Optional.of(last.time());
            grace(transaction, until);
            aliveStore.put(transaction, now.time());
            telemetry.mustLast(); // the time before may be ahead of this one
        }
        if (now.monotonic().compareTo(settled) < 0) {
            settle(transaction);
        }
        expire(transaction);
        if (last == null || gap(last, now)) {
            services.items().shorten(transaction, SYSTEM);
            keepResults(transaction, now);
        }
        services.items().due(transaction, SYSTEM, DUE_MAX);
        if (alive.isEmpty() || Duration.between(alive.get(), now.time()).abs().compareTo(ALIVE_EVERY) >= 0) {
            aliveStore.put(transaction, now.time());
            IdempotencyStore.prune(transaction);
            services.leases().prune(transaction);
        }
        return now;
    }

    /** Returns whether this node's own time took a step while it ran, which no record of another node can speak for. */
    private boolean ownStep(Tick now) {
        return last != null && stepped(last, now) && !late(last, now);
    }

    /** Returns whether another node kept the time, in which case a restart of this one grants no grace. */
    private boolean othersWereThere(Optional<Instant> alive, Instant now) {
        return services.store().shared()
                && !alone
                && alive.filter(at -> Duration.between(at, now).abs().compareTo(ALIVE_MAX) < 0)
                        .isPresent();
    }

    /** Returns whether the control plane stopped between two ticks, or its time took a step. */
    private static boolean gap(Tick before, Tick now) {
        return stepped(before, now) || late(before, now);
    }

    private static boolean late(Tick before, Tick now) {
        return now.monotonic().minus(before.monotonic()).compareTo(LATE) > 0;
    }

    private static boolean stepped(Tick before, Tick now) {
        return step(before, now).abs().compareTo(JUMP) > 0;
    }

    private static Duration step(Tick before, Tick now) {
        return Duration.between(before.time(), now.time()).minus(now.monotonic().minus(before.monotonic()));
    }

    /** Sees to it that a repeated call finds its first result whatever the time did; a short step does no harm. */
    private void keepResults(Transaction transaction, Tick now) {
        if (last == null) {
            IdempotencyStore.bringBack(transaction.writing(), now.time());
        } else if (step(last, now).abs().compareTo(LONG_STEP) > 0) {
            IdempotencyStore.move(transaction.writing(), step(last, now));
        }
    }

    /** Puts leases right that another node has renewed by the time before a step. */
    private void settle(Transaction transaction) {
        Instant now = transaction.now();
        List<InboxItem> held = ItemStore.held(transaction.reading());
        for (InboxItem item : services.leases().upToDate(transaction.reading(), held)) {
            Lease lease = item.lease();
            if (lease != null
                    && (!lease.expiresAt().isAfter(now) || lease.expiresAt().isAfter(now.plus(longest(lease))))) {
                services.leases().renewNow(transaction, item, until(lease, now, Duration.ZERO));
            }
        }
    }

    /** Gives grace to the leases that were live at that time; to all of them, the longest, if nothing is known of it. */
    private void grace(Transaction transaction, Optional<Instant> aliveAt) {
        List<InboxItem> held = ItemStore.held(transaction.reading());
        for (InboxItem item : services.leases().upToDate(transaction.reading(), held)) {
            Lease lease = item.lease();
            if (lease == null
                    || aliveAt.filter(at -> !lease.expiresAt().isAfter(at)).isPresent()) {
                continue;
            }
            Duration left =
                    aliveAt.map(at -> Duration.between(at, lease.expiresAt())).orElse(longest(lease));
            Instant until = until(lease, transaction.now(), left);
            if (!until.equals(lease.expiresAt())) {
                LOG.info("the lease on item {} ends at {} after a restart", item.id(), until);
                // Written no later than the sign of being alive that vouches for it.
                services.leases().renewNow(transaction, item, until);
            }
        }
    }

    /**
     * Returns the end of the grace period: at least one full term from now and what was left when the control plane was
     * last running, and never longer than a lease of that kind of holder, because the clock may have been set either
     * way.
     */
    private static Instant until(Lease lease, Instant now, Duration left) {
        Instant latest = now.plus(longest(lease));
        Instant earliest = now.plus(left.compareTo(Lease.TERM) > 0 ? left : Lease.TERM);
        Instant known = lease.expiresAt();
        Instant wanted = known.isBefore(earliest) ? earliest : known;
        return wanted.isAfter(latest) ? latest : wanted;
    }

    private static Duration longest(Lease lease) {
        return switch (lease.holder()) {
            case Holder.RuntimeHolder _ -> Lease.TERM;
            case Holder.ClassicHolder _ -> Lease.CLASSIC_TERM;
        };
    }

    private void expire(Transaction transaction) {
        List<ItemId> expired = services.leases().expired(transaction);
        boolean doubted = expired.stream()
                        .map(id -> services.items().get(transaction, id))
                        .anyMatch(LeaseReaper::ofRuntime)
                && brake.now(transaction);
        for (ItemId id : expired) {
            InboxItem item = services.items().get(transaction, id); // the one before it may have changed it
            Lease lease = item.lease();
            boolean over = lease == null || !lease.expiresAt().isAfter(transaction.now());
            if (over && !(doubted && ofRuntime(item))) {
                services.items().expire(transaction, item, SYSTEM);
            }
        }
    }

    private static boolean ofRuntime(InboxItem item) {
        return item.status().holder() instanceof Holder.RuntimeHolder;
    }
}
