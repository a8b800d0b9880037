package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.inbox.items.ItemStore;
import dev.missioncontrol.core.loop.Monotonic;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compresses the output of items that closed long ago, a portion with each step and then with a pause. Stepped by
 * {@link #tick()}; confined to its loop.
 */
public final class OutputCompression {
    /** The time for which the output of a closed item stays as it is. */
    static final Duration PLAIN_FOR = Duration.ofDays(1);
    /** Limit for one step; the rest follows in the next. */
    static final int PORTION = 20;
    /** The pause after all outputs were looked at. */
    static final Duration PAUSE = Duration.ofMinutes(10);

    private final InboxServices services;
    private final InstantSource clock;
    private final Monotonic monotonic;
    private @Nullable StoredOutput last;
    private Duration pausedUntil = Duration.ZERO;

    public OutputCompression(InboxServices services, InstantSource clock, Monotonic monotonic) {
        this.services = services;
        this.clock = clock;
        this.monotonic = monotonic;
    }

    /** Runs one step, which writes nothing if there is nothing to compress. */
    public void tick() {
        if (monotonic.elapsed().compareTo(pausedUntil) < 0) {
            return;
        }
        Instant until = clock.instant().minus(PLAIN_FOR);
        List<StoredOutput> portion = services.outputs().plain(until, last, PORTION);
        compress(portion, until);
        if (portion.size() < PORTION) {
            last = null;
            pausedUntil = monotonic.elapsed().plus(PAUSE);
        } else {
            last = portion.getLast();
        }
    }

    private void compress(List<StoredOutput> portion, Instant until) {
        List<ItemId> ids = portion.stream().map(StoredOutput::item).toList();
        Map<ItemId, InboxItem> items = services.store().read(ItemStore.ITEMS, ids);
        List<StoredOutput> compressed = portion.stream()
                .filter(output -> items.containsKey(output.item()) && closed(items.get(output.item()), until))
                .filter(output -> !services.outputs().waits(output))
                .map(StoredOutput::compressed)
                .toList();
        if (!compressed.isEmpty()) {
            services.writer().submit(transaction -> put(transaction, compressed, until));
        }
    }

    /** An item that stayed closed had no holder, so its output is still what was read. */
    private List<StoredOutput> put(Transaction transaction, List<StoredOutput> compressed, Instant until) {
        List<StoredOutput> still = compressed.stream()
                .filter(output -> transaction
                        .find(ItemStore.ITEMS, output.item())
                        .filter(item -> closed(item, until))
                        .isPresent())
                .toList();
        still.forEach(output -> services.outputs().put(transaction, output));
        return still;
    }

    private static boolean closed(InboxItem item, Instant until) {
        return !item.state().open() && !item.times().changedAt().isAfter(until);
    }
}
