package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;

/** What the control plane asks humans when most runtimes vanish at once. Confined to the writer. */
public final class LossAsks {
    private final AskBook book;

    public LossAsks(AskBook book) {
        this.book = book;
    }

    /** Asked once for as long as nobody has answered. */
    public void vanished(Transaction transaction, int silent, int all) {
        NewAsk ask = new NewAsk(
                AskKind.TASK,
                silent + " of " + all + " runtimes fell silent at once.",
                "So many at once are rather a fault of the network or of this control plane than of the machines. Nothing"
                        + " that they hold goes to others for a minute. See whether they can reach the control plane.",
                List.of(),
                null,
                null,
                null,
                null,
                null,
                "runtimes-vanished",
                true);
        if (book.same(transaction, ask).isEmpty()) {
            book.raise(transaction, book.newId(transaction), ask, ask.agent(), false, SystemAsks.SYSTEM);
        }
    }
}
