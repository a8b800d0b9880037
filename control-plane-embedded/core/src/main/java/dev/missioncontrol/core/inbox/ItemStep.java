package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.core.inbox.ItemTable.Count;
import dev.missioncontrol.core.inbox.ItemTable.Hold;
import dev.missioncontrol.core.inbox.ItemTable.Row;
import dev.missioncontrol.core.inbox.ItemTable.To;
import java.time.Instant;
import java.util.Objects;

/** Applies one line of {@link ItemTable} to an item: everything that does not depend on the words of a command. Pure. */
final class ItemStep {
    private ItemStep() {}

    static ItemDraft of(Row row, InboxItem item, Caller caller, Instant now) {
        ItemDraft draft = new ItemDraft(Objects.requireNonNull(row.event(), "the line has no event"), item)
                .to(state(row.to(), item))
                .counting(counted(row.attempt(), item.attempt()), counted(row.losses(), item.losses()));
        if (row.epoch() == Count.UP) {
            draft.fencing();
        }
        return hold(row.hold(), draft, item, caller, now);
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
            case RENEWED -> draft.heldBy(item.holder(), Terms.renewed(item, now));
            case TAKEN -> taken(draft, item, ItemRules.holder(caller), now);
            case ENDS -> draft.heldBy(item.holder(), null).atOnce();
            case CLEARED -> draft.heldBy(null, null).atOnce();
        };
    }

    /** A first term for who begins, a full one for who takes over its own work. */
    private static ItemDraft taken(ItemDraft draft, InboxItem item, Holder holder, Instant now) {
        Instant until = item.state().held() ? now.plus(Lease.TERM) : Terms.first(holder, now);
        return draft.heldBy(holder, until).atOnce();
    }
}
