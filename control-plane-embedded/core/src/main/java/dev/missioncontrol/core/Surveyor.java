package dev.missioncontrol.core;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.agents.Pulses;
import dev.missioncontrol.core.agents.RuntimeCounts;
import dev.missioncontrol.core.asks.AskRoom;
import dev.missioncontrol.core.inbox.InboxLoad;
import dev.missioncontrol.core.inbox.InboxRoom;
import dev.missioncontrol.core.log.EventLog;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks how the rooms are, each from the place where it is known already. Thread-safe. */
record Surveyor(InboxRoom inbox, AskRoom asks, Pulses pulses, EventLog log) {
    private static final Logger LOG = LoggerFactory.getLogger(Surveyor.class);

    Survey at(Instant now) {
        return new Survey(
                inbox.writer().writable(),
                log.head().position().sequence(),
                inbox.store().freeBytes(),
                inbox.writer().tally().commands(),
                inbox.writer().tally().batches(),
                counts(now));
    }

    private Optional<Survey.Counts> counts(Instant now) {
        try {
            return Optional.of(new Survey.Counts(
                    InboxLoad.of(inbox, now), asks.counts(now), RuntimeCounts.of(pulses, inbox.store(), now)));
        } catch (ControlPlaneException e) {
            LOG.debug("nothing can be counted now", e);
            return Optional.empty();
        }
    }
}
