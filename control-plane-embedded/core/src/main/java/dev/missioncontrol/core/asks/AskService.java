package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.Answer;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.core.asks.AskTransitions.Who;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.inbox.lifecycle.AskRequest;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes asks together with the items that wait for them, in one transaction. Confined to the writer. */
public final class AskService {
    private final AskChanges changes;
    private final Items items;

    public AskService(AskChanges changes, Items items) {
        this.changes = changes;
        this.items = items;
    }

    /** Asks a human. An item that the ask is for waits from now on. */
    AskOutcome raise(Transaction transaction, NewAsk ask, Principal principal, Actor author) {
        AskChecks.ask(ask, transaction.now());
        return put(transaction, ask, principal, author);
    }

    /** Does {@link #raise} for texts of classic clients, which do not follow our rules. */
    Ask put(Transaction transaction, NewAsk ask, Actor author) {
        return write(transaction, ask, changes.same(transaction, ask), changes.newId(transaction), author, ask.agent());
    }

    private AskOutcome put(Transaction transaction, NewAsk ask, Principal principal, Actor author) {
        Optional<Ask> same = changes.same(transaction, ask);
        AskId id = same.map(Ask::id).orElseGet(() -> changes.newId(transaction));
        ItemId item = ask.item();
        if (item == null) {
            return new AskOutcome.Accepted(write(transaction, ask, same, id, author, ask.agent()));
        }
        AskRequest askRequest = new AskRequest(id.value(), ask.need(), ask.epoch(), principal, ask.agent());
        return switch (items.suspend(transaction, item, askRequest)) {
            case ItemOutcome.Accepted(InboxItem waiting) ->
                new AskOutcome.Accepted(write(transaction, ask, same, id, author, waiting.agent()));
            case ItemOutcome.Fenced(InboxItem current) -> new AskOutcome.Fenced(current);
            case ItemOutcome.Stale _ -> throw new IllegalStateException("an ask names no version of its item");
            case ItemOutcome.Refused(String type, String why, InboxItem current) ->
                new AskOutcome.Refused(type, why, null, current);
        };
    }

    private Ask write(
            Transaction transaction,
            NewAsk ask,
            Optional<Ask> same,
            AskId id,
            Actor author,
            @Nullable AgentName agent) {
        boolean holding = ask.item() != null;
        return same.isPresent()
                ? changes.change(transaction, same.get(), AskRules.added(same.get(), ask, holding), author)
                : changes.raise(transaction, id, ask, agent, holding, author);
    }

    /** Executes a command on an ask; closing the ask lets its item go on. */
    AskOutcome submit(Transaction transaction, AskId id, AskCommand command, Set<Who> who, Actor actor) {
        Ask ask = changes.get(transaction, id);
        return switch (AskRules.decide(ask, command, who, transaction.now())) {
            case AskRules.Decision.Happens(AskEvent event) ->
                new AskOutcome.Accepted(change(transaction, ask, event, actor));
            case AskRules.Decision.Already _ -> new AskOutcome.Accepted(ask);
            case AskRules.Decision.Refused(String type, String why) -> new AskOutcome.Refused(type, why, ask, null);
        };
    }

    /** Changes an ask and tells the waiting item the result. */
    Ask change(Transaction transaction, Ask ask, AskEvent event, Actor actor) {
        Ask after = changes.change(transaction, ask, event, actor);
        ItemId item = after.item();
        if (item != null && after.concern().holding() && after.state() != AskState.OPEN) {
            Answer answer = new Answer(
                    after.id().value(),
                    after.need(),
                    inWords(after),
                    actor,
                    after.dates().changedAt());
            items.answer(transaction, item, answer);
        }
        return after;
    }

    private static String inWords(Ask ask) {
        return ask.reply() == null
                ? "withdrawn: " + Objects.requireNonNullElse(ask.result().reason(), "no reason was given")
                : ask.reply().inWords();
    }
}
