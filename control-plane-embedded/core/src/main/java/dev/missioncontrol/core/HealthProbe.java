package dev.missioncontrol.core;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.agents.Heartbeats;
import dev.missioncontrol.core.agents.RuntimeCounts;
import dev.missioncontrol.core.asks.AskServices;
import dev.missioncontrol.core.inbox.InboxLoad;
import dev.missioncontrol.core.inbox.InboxServices;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.time.AgreedClock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the health of all parts, each from the place that already has the figure. Thread-safe. */
record HealthProbe(InboxServices inbox, AskServices asks, Heartbeats heartbeats, EventLog log, AgreedClock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(HealthProbe.class);

    Health now() {
        return new Health(
                inbox.writer().writable(),
                log.head().position().sequence(),
                inbox.store().freeBytes(),
                inbox.writer().statistics().commands(),
                inbox.writer().statistics().batches(),
                Health.Clock.of(clock),
                counts(clock.instant()));
    }

    private Optional<Health.Counts> counts(Instant now) {
        try {
            return Optional.of(new Health.Counts(
                    InboxLoad.of(inbox, now), asks.counts(now), RuntimeCounts.of(heartbeats, inbox.store(), now)));
        } catch (ControlPlaneException e) {
            LOG.debug("nothing can be counted now", e);
            return Optional.empty();
        }
    }
}
