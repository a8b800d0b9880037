package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.runtime.executor.ExecutionResult;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers a run's result to the control plane. Confined to the run's thread. */
final class ResultOffer {
    private static final Logger LOG = LoggerFactory.getLogger(ResultOffer.class);

    private final Inbox inbox;
    private final InboxItem item;
    private final RunLease lease;

    ResultOffer(Inbox inbox, InboxItem item, RunLease lease) {
        this.inbox = inbox;
        this.item = item;
        this.lease = lease;
    }

    /**
     * Offers the result. Returns what must be offered instead; empty when the control plane has answered for good.
     *
     * @throws ControlPlaneException when the same must be offered again
     */
    Optional<Phase.Reporting> offer(Phase.Reporting reporting) {
        try {
            ItemOutcome outcome = inbox.submit(item.id(), reporting.command(), reporting.key());
            LOG.info("item {}: the result was {}", item.id(), OutcomeText.of(outcome));
            return Optional.empty();
        } catch (ControlPlaneException failed) {
            return switch (failed.category()) {
                case INVALID, TOO_LARGE -> shortened(reporting, failed);
                case NOT_FOUND, GONE, CONFLICT -> {
                    LOG.warn("item {}: the control plane does not know it any more", item.id());
                    yield Optional.empty();
                }
                case UNAUTHENTICATED, FORBIDDEN, OVERLOADED, UNAVAILABLE, OUT_OF_SPACE, INTERNAL -> throw failed;
            };
        }
    }

    /** Offers a refused result without its lists, then as a failure: not lost for its size, nor offered for ever. */
    private Optional<Phase.Reporting> shortened(Phase.Reporting reporting, ControlPlaneException refusal) {
        ExecutionResult executionResult = reporting.executionResult();
        LOG.warn("item {}: its result was not taken", item.id(), refusal);
        if (executionResult == null || reporting.command().equals(shortFail())) {
            return Optional.empty();
        }
        ItemCommand shorter = ShortResult.of(reporting.command()).orElseGet(this::shortFail);
        return Optional.of(new Phase.Reporting(shorter, IdempotencyKey.random(), reporting.session(), executionResult));
    }

    private ItemCommand shortFail() {
        String why = "the control plane did not take the full result; the runtime's log has the reason";
        return FailureRules.failed(lease.epoch(), why, false);
    }

    /** Gives the item back without waiting for the control plane. */
    void release(String reason) {
        try {
            inbox.submit(item.id(), new ItemCommand.Release(lease.epoch(), reason), IdempotencyKey.random());
        } catch (ControlPlaneException failed) {
            LOG.warn("item {}: it could not be given back; it will be when its lease ends", item.id(), failed);
        }
    }
}
