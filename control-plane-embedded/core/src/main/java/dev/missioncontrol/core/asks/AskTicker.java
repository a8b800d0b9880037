package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.store.write.Transaction;
import dev.missioncontrol.core.store.write.Writer;

/**
 * Does the time-driven work on asks: takes defaults, escalates, ends snoozes, and notices deadlines of items. Every
 * decision is an event. Stepped by {@link #tick()}; confined to its loop.
 */
public final class AskTicker {
    /** Limit for one step; the rest follows in the next. */
    private static final int STEP_MAX = 200;

    private final Writer writer;
    private final AskChanges changes;
    private final AskService service;
    private final Items items;

    public AskTicker(Writer writer, AskChanges changes, AskService service, Items items) {
        this.writer = writer;
        this.changes = changes;
        this.service = service;
        this.items = items;
    }

    public void tick() {
        writer.submit(transaction -> {
            items.overdue(transaction, SystemAsks.SYSTEM, STEP_MAX);
            return step(transaction);
        });
    }

    private int step(Transaction transaction) {
        int count = 0;
        for (Ask ask : changes.due(transaction, STEP_MAX)) {
            var event = AskRules.due(ask, transaction.now());
            if (event.isPresent()) {
                service.change(transaction, ask, event.get(), SystemAsks.SYSTEM);
                count++;
            }
        }
        return count;
    }
}
