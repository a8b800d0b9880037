package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.runtime.sessions.TailTracker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the control plane the newest output of a run. Steps are confined to one thread; the time may be read by any. */
final class OutputReport {
    private static final Logger LOG = LoggerFactory.getLogger(OutputReport.class);

    private final RunContext context;
    private final InboxItem item;
    private final RunLease lease;
    private final TailTracker tail = new TailTracker();
    private volatile @Nullable Instant lastOutputAt;

    OutputReport(RunContext context, InboxItem item, RunLease lease) {
        this.context = context;
        this.item = item;
        this.lease = lease;
    }

    @Nullable
    Instant lastOutputAt() {
        return lastOutputAt;
    }

    /** Stops the run because its lease is lost. */
    private void taken(String why) {
        if (lease.taken(lease.epoch())) {
            LOG.info("item {}: {}; its work is stopped", item.id(), why);
        }
    }

    void show(List<String> lines) {
        Instant now = context.clock().instant();
        Optional<OutputTail> changed = tail.look(lines, lease.epoch(), now);
        if (changed.isEmpty()) {
            return;
        }
        lastOutputAt = now;
        try {
            if (context.inbox().progress(item.id(), changed.get()) instanceof ItemOutcome.Fenced) {
                taken("another has its lease");
            }
        } catch (ControlPlaneException lost) {
            if (!lost.worthAnotherTry()) {
                throw lost;
            }
            LOG.debug("item {}: its output could not be shown", item.id(), lost);
        }
    }
}
