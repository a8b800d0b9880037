package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes asks inside a transaction: event, fold, row. Confined to the writer. */
public final class AskChanges {
    private final SortedIds ids;

    public AskChanges(SortedIds ids) {
        this.ids = ids;
    }

    AskId newId(Transaction transaction) {
        return new AskId(ids.next(transaction.now()));
    }

    /** Creates the ask; {@code agent} is the one that needs it and {@code holding} says that its item waits. */
    Ask raise(Transaction transaction, AskId id, NewAsk ask, @Nullable AgentName agent, boolean holding, Actor author) {
        AskEvent event = AskEvent.raised(ask, agent, holding);
        return AskLedger.ASKS.record(transaction, id, AskLedger.entry(event), author);
    }

    Ask change(Transaction transaction, Ask ask, AskEvent event, Actor actor) {
        return AskLedger.ASKS.record(transaction, ask.id(), AskLedger.entry(event), actor);
    }

    Ask get(Transaction transaction, AskId id) {
        return transaction.find(AskStore.ASKS, id).orElseThrow(() -> unknown(id));
    }

    static ControlPlaneException unknown(AskId id) {
        return new ControlPlaneException(Category.NOT_FOUND, "unknown-ask", "There is no ask " + id + ".");
    }

    /** Raises an ask by the control plane itself, unless the same one is still open. */
    void once(Transaction transaction, NewAsk ask) {
        if (same(transaction, ask).isEmpty()) {
            raise(transaction, newId(transaction), ask, ask.agent(), false, SystemAsks.SYSTEM);
        }
    }

    /** Finds the open ask with the same key and kind about the same item, whose answer serves both. */
    Optional<Ask> same(Transaction transaction, NewAsk ask) {
        String key = ask.terms().dedupeKey();
        return key == null
                ? Optional.empty()
                : AskStore.openWith(transaction.reading(), key, ask.item()).stream()
                        .filter(open -> open.kind() == ask.kind())
                        .findFirst();
    }

    List<Ask> openAbout(Transaction transaction, ItemId item) {
        return AskStore.openAbout(transaction.reading(), item);
    }

    List<Ask> due(Transaction transaction, int limit) {
        return AskStore.due(transaction.reading(), transaction.now(), limit);
    }
}
