package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.core.inbox.HumanAttention;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Asks humans about items on behalf of the control plane; the items go on meanwhile. Confined to the writer. */
public final class SystemAsks implements HumanAttention {
    /** The actor that the log names. */
    static final Actor SYSTEM = new Actor(Role.SYSTEM, "asks");

    private static final String BLOCKED = "blocked";

    private final AskChanges changes;

    public SystemAsks(AskChanges changes) {
        this.changes = changes;
    }

    @Override
    public void overdue(Transaction transaction, InboxItem item) {
        ask(
                transaction,
                item,
                "deadline",
                "The deadline of this item has passed: " + item.title(),
                "It is " + word(item) + ". Its deadline was "
                        + Objects.requireNonNull(item.schedule().deadline(), "no deadline") + ".");
    }

    @Override
    public void heldTooLong(Transaction transaction, InboxItem item) {
        ask(
                transaction,
                item,
                "held-too-long",
                "Agent " + item.agent() + " has had this item for " + Lease.CLASSIC_MAX.toHours() + " hours: "
                        + item.title(),
                "Its lease has ended and it is " + word(item)
                        + " again. See whether the agent is still at it; reassign or cancel the item if not.");
    }

    @Override
    public void blocked(Transaction transaction, InboxItem item, InboxItem predecessor) {
        ask(
                transaction,
                item,
                BLOCKED,
                "This item waits for one that is " + word(predecessor) + ": " + item.title(),
                "It was to come after " + predecessor.id() + " (" + predecessor.title()
                        + "). Retry that one if it can be, let this one start without it, or cancel it.");
    }

    @Override
    public void unblocked(Transaction transaction, InboxItem item) {
        changes.openAbout(transaction, item.id()).stream()
                .filter(ask -> ask.author().equals(SYSTEM)
                        && BLOCKED.equals(ask.terms().dedupeKey()))
                .forEach(ask -> changes.change(
                        transaction, ask, AskRules.withdrawn(ask, "Its item waits for no other any more."), SYSTEM));
    }

    private static String word(InboxItem item) {
        return item.state().name().toLowerCase(Locale.ROOT);
    }

    private void ask(Transaction transaction, InboxItem item, String key, String need, String context) {
        NewAsk ask = new NewAsk(
                new AskQuestion(AskKind.TASK, shortened(need), context, List.of()),
                item.id(),
                null,
                null,
                new AskTerms(null, null, key),
                false);
        Optional<Ask> same = changes.same(transaction, ask);
        if (same.isPresent()) {
            changes.change(transaction, same.get(), AskRules.added(same.get(), ask, false), SYSTEM);
        } else {
            changes.raise(transaction, changes.newId(transaction), ask, item.agent(), false, SYSTEM);
        }
    }

    private static String shortened(String need) {
        return need.length() <= NEED_MAX ? need : need.substring(0, NEED_MAX);
    }

    private static final int NEED_MAX = 2048;

    @Override
    public void closed(Transaction transaction, InboxItem item) {
        for (Ask ask : changes.openAbout(transaction, item.id())) {
            changes.change(transaction, ask, AskRules.withdrawn(ask, "Its item is " + word(item) + "."), SYSTEM);
        }
    }
}
