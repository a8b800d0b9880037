package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps a run's lease, and the reason for which the run must end before its command has. Thread-safe. */
final class RunLease {
    private final ItemId item;
    private volatile LeaseView lease;
    private volatile @Nullable StopReason stopReason;

    RunLease(InboxItem item, Instant now, Duration firstTerm) {
        this.item = item.id();
        this.lease = new LeaseView(item.id(), item.epoch(), now.plus(firstTerm));
    }

    LeaseView view() {
        return lease;
    }

    Epoch epoch() {
        return lease.epoch();
    }

    @Nullable
    StopReason stopReason() {
        return stopReason;
    }

    void halt(StopReason why) {
        stopReason = why;
    }

    /** Extends the lease; ignored when the run has another epoch by now. */
    void renewed(Epoch epoch, Instant ends) {
        if (lease.epoch().equals(epoch)) {
            lease = new LeaseView(item, epoch, ends);
        }
    }

    /** Stops the run whose lease under {@code epoch} is lost; false when that changes nothing. */
    boolean taken(Epoch epoch) {
        boolean running = lease.epoch().equals(epoch) && stopReason == null;
        if (running) {
            stopReason = StopReason.TAKEN;
        }
        return running;
    }

    /** Continues under a newer epoch. */
    void become(Epoch epoch, Instant now) {
        lease = LeaseView.renewed(item, epoch, now);
    }
}
