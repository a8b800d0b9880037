package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.core.inbox.ItemTransitions.Count;
import dev.missioncontrol.core.inbox.ItemTransitions.Hold;
import dev.missioncontrol.core.inbox.ItemTransitions.To;
import dev.missioncontrol.core.inbox.ItemTransitions.Transition;
import java.time.Instant;
import java.util.Objects;

/** Applies one line of {@link ItemTransitions} to an item: everything that does not depend on the words of a command. Pure. */
final class ItemStep {
    private ItemStep() {}

    static ItemDraft of(Transition transition, InboxItem item, Caller caller, Instant now) {
        ItemDraft draft = new ItemDraft(Objects.requireNonNull(transition.event(), "the line has no event"), item)
                .to(state(transition.to(), item))
                .counting(counted(transition.attempt(), item.attempt()), counted(transition.losses(), item.losses()));
        if (transition.epoch() == Count.UP) {
            draft.fencing();
        }
        return hold(transition.hold(), draft, item, caller, now);
    }

    /** Where the line leaves two states open, the rules say later which. */
    private static ItemState state(To to, InboxItem item) {
        return switch (to) {
            case SAME -> item.state();
            case PENDING, PENDING_OR_FAILED -> ItemState.PENDING;
            case ACKED -> ItemState.ACKED;
            case WORKING -> ItemState.WORKING;
            case WAITING -> ItemState.WAITING;
            case COMPLETED -> ItemState.COMPLETED;
            case CANCELLED -> ItemState.CANCELLED;
        };
    }

    private static int counted(Count count, int value) {
        return switch (count) {
            case SAME -> value;
            case UP -> value + 1;
            case BACK -> Math.max(0, value - 1);
            case ZERO -> 0;
        };
    }

    private static ItemDraft hold(Hold hold, ItemDraft draft, InboxItem item, Caller caller, Instant now) {
        return switch (hold) {
            case KEPT -> draft;
            case RENEWED -> draft.heldBy(item.holder(), LeaseTerms.renewed(item, now));
            case TAKEN -> taken(draft, item, ItemRules.holder(caller), now);
            case ENDS -> draft.heldBy(item.holder(), null).atOnce();
            case CLEARED -> draft.heldBy(null, null).atOnce();
        };
    }

    /** A first term for who begins, a full one for who takes over its own work. */
    private static ItemDraft taken(ItemDraft draft, InboxItem item, Holder holder, Instant now) {
        Instant until = item.state().held() ? now.plus(Lease.TERM) : LeaseTerms.first(holder, now);
        return draft.heldBy(holder, until).atOnce();
    }
}
