package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;

/** Asks follow from their events. Thread-safe. */
public final class AskProjection implements Projection {
    @Override
    public String table() {
        return "ask";
    }

    @Override
    public boolean concerns(String subject) {
        return subject.startsWith(AskReplay.SUBJECT);
    }

    @Override
    public AskReplay fold() {
        return new AskReplay();
    }

    @Override
    public void erase(Transaction transaction, List<AuditEvent> history) {
        AskReplay replay = fold();
        history.forEach(replay::next);
        replay.asks().values().forEach(ask -> {
            transaction.put(AskStore.ASKS, ask); // what the batch has in memory
            AskStore.rewrite(transaction.writing(), ask); // words as well, which a put leaves as they are
        });
    }
}
