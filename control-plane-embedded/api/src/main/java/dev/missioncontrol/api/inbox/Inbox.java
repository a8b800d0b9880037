package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Version;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps items and the leases on them. Every accepted command is on disk and in the log before it returns. Thread-safe.
 */
public interface Inbox {
    /**
     * Creates an item.
     *
     * @throws ControlPlaneException {@code INVALID} for a name or text that is not allowed, {@code FORBIDDEN} for a
     * command unless the caller is an operator
     */
    InboxItem create(NewItem item, IdempotencyKey key);

    /**
     * Submits one command on an item.
     *
     * @param seen the version that the caller decided on; the command is {@link ItemOutcome.Stale} on any other
     * @throws ControlPlaneException {@code NOT_FOUND} (unknown-item), {@code FORBIDDEN}
     */
    ItemOutcome submit(ItemId id, ItemCommand command, @Nullable Version seen, IdempotencyKey key);

    /** Submits one command, whichever version of the item it meets. */
    default ItemOutcome submit(ItemId id, ItemCommand command, IdempotencyKey key) {
        return submit(id, command, null, key);
    }

    /** Waits up to {@code wait} (at most 30 s) for work and claims it; returns as soon as work appears. */
    ClaimOutcome claim(ClaimRequest request, Duration wait);

    /** Keeps the newest output of a running command for readers. Accepted only from the holder at its epoch. */
    ItemOutcome progress(ItemId id, OutputTail tail);

    /** Returns the newest output; empty if none was reported yet. */
    Optional<OutputTail> output(ItemId id);

    Optional<InboxItem> find(ItemId id);

    /**
     * Lists items, newest first; {@code cursor} is {@link Page#next()} of the page before, absent for the first one.
     * While the search index is being built, a search for words may be {@link Page#partial() partial}.
     */
    Page<InboxItem> list(ItemFilter filter, @Nullable String cursor, int limit);

    ItemCounts counts();
}
