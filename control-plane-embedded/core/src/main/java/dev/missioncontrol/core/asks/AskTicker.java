package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.store.Transaction;
import dev.missioncontrol.core.store.Writer;

/**
 * What time alone brings: defaults are taken, asks rise, hidden ones come back, and deadlines of items are noticed. Every
 * decision is an event. Stepped by {@link #tick()}; confined to its loop.
 */
public final class AskTicker {
    /** In one step; the rest comes with the next. */
    private static final int STEP_MAX = 200;

    private final Writer writer;
    private final AskBook book;
    private final AskDesk desk;
    private final Items items;

    public AskTicker(Writer writer, AskBook book, AskDesk desk, Items items) {
        this.writer = writer;
        this.book = book;
        this.desk = desk;
        this.items = items;
    }

    /** One step. */
    public void tick() {
        writer.submit(transaction -> {
            items.overdue(transaction, SystemAsks.SYSTEM, STEP_MAX);
            return step(transaction);
        });
    }

    private int step(Transaction transaction) {
        int changes = 0;
        for (Ask ask : book.due(transaction, STEP_MAX)) {
            var event = AskRules.due(ask, transaction.now());
            if (event.isPresent()) {
                desk.change(transaction, ask, event.get(), SystemAsks.SYSTEM);
                changes++;
            }
        }
        return changes;
    }
}
