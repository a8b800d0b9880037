package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;

/** Asks humans when runtimes vanish or their gateways break. Confined to the writer. */
public final class LossAsks {
    private final AskChanges changes;

    public LossAsks(AskChanges changes) {
        this.changes = changes;
    }

    /** Asks once until the ask is answered. */
    public void vanished(Transaction transaction, int silent, int all) {
        ask(
                transaction,
                "runtimes-vanished",
                silent + " of " + all + " runtimes fell silent at once.",
                "So large a loss suggests a fault of the network or of this control plane, not of the machines. Nothing"
                        + " that they hold goes to others for a minute. See whether they can reach the control plane.");
    }

    /** Asks once until the ask is answered. */
    public void interrupted(Transaction transaction, RuntimeName runtime, boolean crashing) {
        ask(
                transaction,
                "gateway " + runtime,
                crashing
                        ? "The gateway of runtime " + runtime + " crashes again and again."
                        : "The gateway of runtime " + runtime + " has restarted without an order.",
                crashing
                        ? "It keeps its channels down, so its agents cannot be reached. See its log on that machine."
                        : "See which work it has hit and what became of that. No agent may restart it: find out who did.");
    }

    private void ask(Transaction transaction, String key, String need, String context) {
        NewAsk ask = new NewAsk(
                new AskQuestion(AskKind.TASK, need, context, List.of()),
                null,
                null,
                null,
                new AskTerms(null, null, key),
                true);
        changes.once(transaction, ask);
    }
}
