package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mortal queue. Every accepted command is on disk and in the log before it returns. Thread-safe. */
public interface Asks {
    /**
     * Asks a human. If the ask names an item, that item is suspended until all its open asks are answered.
     *
     * @throws ControlPlaneException {@code INVALID} for options, defaults or times that do not fit the kind,
     * {@code NOT_FOUND} (unknown-item)
     */
    AskOutcome raise(NewAsk ask, IdempotencyKey key);

    /**
     * Submits one command on an ask.
     *
     * @param seen the version that the caller decided on; the command is {@link AskOutcome.Stale} on any other
     * @throws ControlPlaneException {@code NOT_FOUND} (unknown-ask), {@code INVALID} (invalid-answer) for a reply that
     * does not fit the ask's kind
     */
    AskOutcome submit(AskId id, AskCommand command, @Nullable Version seen, IdempotencyKey key);

    /** Submits one command, whichever version of the ask it meets. */
    default AskOutcome submit(AskId id, AskCommand command, IdempotencyKey key) {
        return submit(id, command, null, key);
    }

    /** Finds an ask; a runtime finds only its own. */
    Optional<Ask> find(AskId id);

    /**
     * Lists asks. If the filter selects only open asks, escalated ones come first, then those that hold up the most
     * work, then the oldest; otherwise the newest come first. {@code cursor} is {@link Page#next()} of the page before.
     */
    Page<Ask> list(AskFilter filter, @Nullable String cursor, int limit);

    AskCounts counts();
}
