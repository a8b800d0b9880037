package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;

/** Asks humans about work that goes round in circles or costs too much. Confined to the writer. */
public final class GuardAsks {
    private static final int KEY_MAX = 200;

    private final AskChanges changes;

    public GuardAsks(AskChanges changes) {
        this.changes = changes;
    }

    /** Asks once until the ask is answered. */
    public void look(Transaction transaction, String key, String need, AgentName agent) {
        NewAsk ask = new NewAsk(
                new AskQuestion(
                        AskKind.TASK,
                        need,
                        "See its work and its output; cancel it, reassign it, or say more clearly what is wanted.",
                        List.of()),
                null,
                null,
                agent,
                new AskTerms(null, null, key.length() <= KEY_MAX ? key : key.substring(0, KEY_MAX)),
                true);
        changes.once(transaction, ask);
    }
}
