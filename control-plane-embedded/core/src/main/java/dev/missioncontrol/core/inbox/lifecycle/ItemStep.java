package dev.missioncontrol.core.inbox.lifecycle;

import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.core.inbox.lifecycle.ItemTransitions.Count;
import dev.missioncontrol.core.inbox.lifecycle.ItemTransitions.Hold;
import dev.missioncontrol.core.inbox.lifecycle.ItemTransitions.To;
import dev.missioncontrol.core.inbox.lifecycle.ItemTransitions.Transition;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies one line of {@link ItemTransitions} to an item, without the parameters of the command. Pure. */
final class ItemStep {
    private ItemStep() {}

    static ItemEvent of(Transition transition, InboxItem item, Caller caller, Instant now) {
        ItemEvent same = ItemEvent.of(Objects.requireNonNull(transition.event(), "the line has no event"), item);
        ItemEvent.Status was = same.data().status();
        Held held = held(transition.hold(), was, item, caller, now);
        boolean kept = transition.hold() == Hold.KEPT || transition.hold() == Hold.RENEWED;
        ItemEvent event = same.with(new ItemEvent.Status(
                state(transition.to(), item),
                transition.epoch() == Count.UP ? was.epoch().next() : was.epoch(),
                counted(transition.attempt(), was.attempt()),
                counted(transition.losses(), was.losses()),
                held.by(),
                held.until(),
                kept ? was.notBefore() : null));
        return kept ? event : event.offered(null);
    }

    private record Held(@Nullable Holder by, @Nullable Instant until) {}

    /** Picks the state; if the line leaves two open, the rules decide later. */
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

    private static Held held(Hold hold, ItemEvent.Status was, InboxItem item, Caller caller, Instant now) {
        return switch (hold) {
            case KEPT -> new Held(was.holder(), was.leaseUntil());
            case RENEWED -> new Held(was.holder(), LeaseTerms.renewed(item, now));
            case TAKEN -> taken(item, ItemRules.holder(caller), now);
            case ENDS -> new Held(was.holder(), null);
            case CLEARED -> new Held(null, null);
        };
    }

    /** Starts a lease with the first term for a new holder, and a full term for an adoption. */
    private static Held taken(InboxItem item, Holder holder, Instant now) {
        return new Held(holder, item.state().held() ? now.plus(Lease.TERM) : LeaseTerms.first(holder, now));
    }
}
