package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.core.inbox.items.ItemLedger;
import dev.missioncontrol.core.inbox.items.ItemStore;
import dev.missioncontrol.core.inbox.items.Leases;
import dev.missioncontrol.core.inbox.items.QueuePlace;
import dev.missioncontrol.core.inbox.lifecycle.Caller;
import dev.missioncontrol.core.inbox.lifecycle.ItemEvent;
import dev.missioncontrol.core.inbox.lifecycle.ItemRules;
import dev.missioncontrol.core.inbox.lifecycle.ItemTransitions.Verb;
import dev.missioncontrol.core.inbox.lifecycle.LeaseTerms;
import dev.missioncontrol.core.inbox.queue.WorkSignal;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes rows of items: event, fold, row, and the effects on related items. Confined to the writer. */
final class ItemChanges {
    private static final Caller.Itself INBOX = new Caller.Itself(new Actor(Role.SYSTEM, "inbox"));

    private final Leases leases;
    private final WorkSignal signal;
    private final HumanAttention humanAttention;

    ItemChanges(Leases leases, WorkSignal signal, HumanAttention humanAttention) {
        this.leases = leases;
        this.signal = signal;
        this.humanAttention = humanAttention;
    }

    InboxItem create(Transaction transaction, ItemId id, NewItem item, Actor author) {
        List<InboxItem> before = predecessors(transaction, item);
        List<ItemId> unmet = before.stream().map(InboxItem::id).toList();
        ItemEvent event = ItemRules.created(item, unmet, transaction.now());
        InboxItem created = ItemLedger.ITEMS.record(transaction, id, ItemLedger.entry(event), author);
        before.forEach(one -> await(transaction, one, created));
        wake(transaction, null, created);
        return created;
    }

    /**
     * Finds the uncompleted predecessors; {@code INVALID} if one does not exist or too many items wait for it already.
     */
    private List<InboxItem> predecessors(Transaction transaction, NewItem item) {
        List<ItemId> after = item.plan().after();
        transaction.load(ItemStore.ITEMS, after);
        List<InboxItem> unmet = new ArrayList<>();
        for (ItemId id : after) {
            InboxItem before = transaction
                    .find(ItemStore.ITEMS, id)
                    .orElseThrow(() -> new ControlPlaneException(
                            Category.INVALID, "unknown-predecessor", "There is no item " + id + " to come after."));
            if (before.state() == ItemState.COMPLETED) {
                continue;
            }
            if (before.schedule().awaitedBy().size() >= Schedule.AWAITED_BY_MAX) {
                throw new ControlPlaneException(
                        Category.INVALID,
                        "too-many-followers",
                        Schedule.AWAITED_BY_MAX + " items wait for item " + id + " already, which is the most.");
            }
            unmet.add(leases.upToDate(transaction, before));
        }
        return unmet;
    }

    private void await(Transaction transaction, InboxItem before, InboxItem waiting) {
        if (before.state() != ItemState.CANCELLED) {
            notice(transaction, before, Verb.AWAIT, waiting.id(), INBOX);
        }
        if (!before.state().open()) {
            blocked(transaction, waiting.id(), before);
        }
    }

    InboxItem change(Transaction transaction, InboxItem item, ItemEvent event, Actor actor) {
        InboxItem after = record(transaction, item, event, actor);
        renew(transaction, item, after);
        wake(transaction, item, after);
        if (!item.schedule().unmet().isEmpty()
                && after.schedule().unmet().isEmpty()
                && after.trail().asked()) {
            humanAttention.unblocked(transaction, after);
        }
        if (item.state().open() && !after.state().open()) {
            closed(transaction, after);
        }
        return after;
    }

    /** Appends the event and writes the row, without effects on other items. */
    static InboxItem record(Transaction transaction, InboxItem item, ItemEvent event, Actor actor) {
        return ItemLedger.ITEMS.record(transaction, item.id(), ItemLedger.entry(event), actor);
    }

    /** Keeps an event from shortening a lease that an earlier renewal had extended. */
    private void renew(Transaction transaction, InboxItem before, InboxItem after) {
        Lease lease = after.lease();
        if (lease != null && after.epoch().equals(before.epoch()) && !lease.equals(before.lease())) {
            leases.renewNow(transaction, after, lease.expiresAt());
        }
    }

    private void wake(Transaction transaction, @Nullable InboxItem before, InboxItem after) {
        if (QueuePlace.wakes(after)
                && (before == null
                        || !QueuePlace.wakes(before)
                        || QueuePlace.claimable(after) != QueuePlace.claimable(before))) {
            signal.raiseAfter(transaction);
        }
    }

    private void closed(Transaction transaction, InboxItem item) {
        if (item.trail().asked()) {
            humanAttention.closed(transaction, item);
        }
        for (ItemId waiting : item.schedule().awaitedBy()) {
            if (item.state() == ItemState.COMPLETED) {
                unblock(transaction, waiting, item.id());
            } else {
                blocked(transaction, waiting, item);
            }
        }
    }

    private void unblock(Transaction transaction, ItemId id, ItemId completed) {
        transaction
                .find(ItemStore.ITEMS, id)
                .map(item -> leases.upToDate(transaction, item))
                .filter(item -> item.state().open() && item.schedule().unmet().contains(completed))
                .ifPresent(item -> notice(transaction, item, Verb.UNBLOCK, completed, INBOX));
    }

    private void blocked(Transaction transaction, ItemId id, InboxItem predecessor) {
        transaction
                .find(ItemStore.ITEMS, id)
                .map(item -> leases.upToDate(transaction, item))
                .filter(item -> item.state().open() && item.schedule().unmet().contains(predecessor.id()))
                .ifPresent(item -> humanAttention.blocked(
                        transaction, notice(transaction, item, Verb.CONSULT, predecessor.id(), INBOX), predecessor));
    }

    InboxItem notice(Transaction transaction, InboxItem item, Verb verb, @Nullable ItemId other, Caller.Itself system) {
        ItemEvent event = ItemRules.notice(item, verb, other, system, transaction.now());
        return change(transaction, item, event, system.actor());
    }

    void overdue(Transaction transaction, InboxItem item, Caller.Itself system) {
        humanAttention.overdue(
                transaction, notice(transaction, leases.upToDate(transaction, item), Verb.OVERDUE, null, system));
    }

    void expire(Transaction transaction, InboxItem item, Caller.Itself system) {
        boolean usedUp = LeaseTerms.usedUp(item, transaction.now());
        InboxItem after = change(transaction, item, ItemRules.expire(item, system, transaction.now()), system.actor());
        if (usedUp && after.state().open()) {
            humanAttention.heldTooLong(transaction, notice(transaction, after, Verb.CONSULT, null, system));
        }
    }
}
