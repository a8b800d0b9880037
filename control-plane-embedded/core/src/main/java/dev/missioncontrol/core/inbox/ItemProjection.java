package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;

/** Items follow from their events. Thread-safe. */
public final class ItemProjection implements Projection {
    @Override
    public String table() {
        return "item";
    }

    @Override
    public boolean concerns(String subject) {
        return subject.startsWith(ItemReplay.SUBJECT);
    }

    @Override
    public ItemReplay fold() {
        return new ItemReplay();
    }

    @Override
    public void erase(Transaction transaction, List<AuditEvent> history) {
        ItemReplay replay = fold();
        history.forEach(replay::next);
        replay.items().values().forEach(item -> {
            transaction.put(ItemStore.ITEMS, item); // what the batch has in memory
            ItemStore.rewrite(transaction.writing(), item); // words as well, which a put leaves as they are
        });
    }
}
