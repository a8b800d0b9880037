package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.core.loop.Monotonic;
import dev.missioncontrol.core.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back leases that ran out, by the control plane's clock alone. It writes down that the control plane is alive; a lease
 * that was live when that was last written gets one full term after a restart, a sleep of the machine or a jump of the clock,
 * however long it lasted: a closed laptop loses nobody's work. Stepped by {@link #tick()}; confined to its loop.
 */
public final class LeaseReaper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseReaper.class);
    private static final Actor SYSTEM = new Actor(Role.SYSTEM, "leases");
    private static final Duration ALIVE_EVERY = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofSeconds(10);
    private static final Duration JUMP = Duration.ofSeconds(2);

    private final InboxRoom room;
    private final Monotonic monotonic;
    private @Nullable Tick last;

    private record Tick(Instant wall, Duration monotonic) {}

    public LeaseReaper(InboxRoom room, Monotonic monotonic) {
        this.room = room;
        this.monotonic = monotonic;
    }

    /** One step: grace where it is due, then expiry, then the sign that the control plane is alive. */
    public void tick() {
        boolean wake = room.writer().submit(this::step);
        if (wake) {
            room.signal().raise();
        }
    }

    private boolean step(Transaction transaction) {
        Tick now = new Tick(transaction.now(), monotonic.elapsed());
        Optional<Instant> alive = AliveStore.find(transaction.reading());
        if (last == null || gap(last, now)) {
            Instant until = last == null ? alive.orElse(Instant.MAX) : last.wall();
            grace(transaction, until);
        }
        boolean wake = expire(transaction);
        if (alive.isEmpty() || Duration.between(alive.get(), now.wall()).abs().compareTo(ALIVE_EVERY) >= 0) {
            AliveStore.put(transaction.writing(), now.wall());
            AnswerStore.prune(
                    transaction.writing(), now.wall().minus(AnswerStore.KEPT).toEpochMilli());
        }
        boolean due = last != null && ItemStore.becameDue(transaction.reading(), last.wall(), now.wall());
        last = now;
        return wake || due;
    }

    /** Whether the control plane was not there between two ticks, or the wall clock does not go as time does. */
    private static boolean gap(Tick before, Tick now) {
        Duration wall = Duration.between(before.wall(), now.wall());
        Duration passed = now.monotonic().minus(before.monotonic());
        return wall.minus(passed).abs().compareTo(JUMP) > 0 || passed.compareTo(LATE) > 0;
    }

    private void grace(Transaction transaction, Instant aliveAt) {
        Instant until = transaction.now().plus(Lease.TERM);
        for (InboxItem item : ItemStore.held(transaction.reading())) {
            Lease lease = item.lease();
            if (lease != null && lease.expiresAt().isAfter(aliveAt) && needsTerm(lease, until)) {
                LOG.info("the lease on item {} gets a full term after a restart", item.id());
                ItemStore.expiry(transaction.writing(), item.id(), item.epoch(), until);
            }
        }
    }

    /** A longer lease stays as it is, unless the clock went back and it would last beyond any lease's term. */
    private static boolean needsTerm(Lease lease, Instant until) {
        return lease.expiresAt().isBefore(until) || lease.expiresAt().isAfter(until.plus(Lease.CLASSIC_TERM));
    }

    private boolean expire(Transaction transaction) {
        boolean wake = false;
        for (InboxItem item : ItemStore.held(transaction.reading())) {
            Lease lease = item.lease();
            if (lease == null || !lease.expiresAt().isAfter(transaction.now())) {
                wake |= Items.mayWake(room.items().expire(transaction, item, SYSTEM));
            }
        }
        return wake;
    }
}
