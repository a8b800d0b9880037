package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mortal queue. Every "accepted" is on disk and in the log before it is returned. Thread-safe. */
public interface Asks {
    /**
     * Asks a human for something. With an item, that item is suspended until all its open asks are answered.
     *
     * @throws ControlPlaneException {@code INVALID} for options, defaults or times that do not fit the kind, {@code NOT_FOUND}
     *     (unknown-item)
     */
    AskOutcome raise(NewAsk ask, IdempotencyKey key);

    /**
     * Asks one thing of one ask.
     *
     * @throws ControlPlaneException {@code NOT_FOUND} (unknown-ask), {@code INVALID} (invalid-answer) for a reply that does not
     *     fit the ask's kind
     */
    AskOutcome submit(AskId id, AskCommand command, IdempotencyKey key);

    /** The ask; a runtime finds its own only. */
    Optional<Ask> find(AskId id);

    /**
     * Open asks alone are ordered by what needs a human most: escalated ones first, then by how much work each holds up, then
     * the oldest. Everything else is newest first. {@code cursor} is {@link Page#next()} of the page before.
     */
    Page<Ask> list(AskFilter filter, @Nullable String cursor, int limit);

    AskCounts counts();
}
