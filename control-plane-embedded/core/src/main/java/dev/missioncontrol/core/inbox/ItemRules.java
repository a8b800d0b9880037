package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The life of an item (design: the table of states and commands). Pure but for the jitter that is given to it. */
final class ItemRules {
    static final String CREATED = "item.created";
    static final String CLAIMED = "item.claimed";
    static final String ACKED = "item.acked";
    static final String STARTED = "item.started";
    static final String COMPLETED = "item.completed";
    static final String FAILED = "item.failed";
    static final String LEASE_EXPIRED = "item.lease-expired";
    static final String RELEASED = "item.released";
    static final String CANCELLED = "item.cancelled";
    static final String RETRIED = "item.retried";
    static final String ADOPTED = "item.adopted";

    /** Leases lost in a row without a word after which an item is poison. */
    static final int LOSSES_MAX = 3;

    private static final Duration BACK_OFF = Duration.ofSeconds(2);
    private static final Duration BACK_OFF_MAX = Duration.ofMinutes(10);

    private final RandomGenerator jitter;

    ItemRules(RandomGenerator jitter) {
        this.jitter = jitter;
    }

    /** What follows from a command; the caller's right to give it at all was checked before. */
    Decision decide(InboxItem item, ItemCommand command, Caller caller, Instant now) {
        Epoch epoch = command.epoch();
        if (epoch != null && !epoch.equals(item.epoch())) {
            return Decision.fenced(item);
        }
        if (!item.state().open() && !(command instanceof ItemCommand.Retry)) {
            return Decision.refused(
                    item, "already-" + word(item.state()), "The item is already " + word(item.state()) + ".");
        }
        return switch (command) {
            case ItemCommand.Ack _ -> ack(item, caller, now);
            case ItemCommand.StartWork _ -> holds(item, caller) ? start(item) : notHeld(item);
            case ItemCommand.Complete complete ->
                mayFinish(item, caller) ? complete(item, complete.result()) : notHeld(item);
            case ItemCommand.Fail fail -> maySteer(item, caller) ? fail(item, fail, now) : notHeld(item);
            case ItemCommand.Release release ->
                maySteer(item, caller) && item.state().held() ? release(item, release.reason()) : notHeld(item);
            case ItemCommand.Cancel cancel ->
                caller instanceof Caller.Operator ? cancel(item, cancel.reason()) : notHeld(item);
            case ItemCommand.Retry _ -> retry(item, caller);
            case ItemCommand.Adopt adopt -> adopt(item, adopt, caller, now);
        };
    }

    /** A runtime takes a pending item. */
    static ItemEvent claim(InboxItem item, Holder.RuntimeHolder holder, Instant now) {
        return ItemEvent.of(CLAIMED, item)
                .to(ItemState.ACKED)
                .counting(item.epoch().next(), item.attempt() + 1, item.losses())
                .heldBy(holder, now.plus(Lease.FIRST_TERM));
    }

    /** A lease ran out: back to pending, or a dead letter after too many attempts or silent losses. */
    static ItemEvent expire(InboxItem item) {
        int losses = item.losses() + 1;
        ItemEvent event = ItemEvent.of(LEASE_EXPIRED, item).counting(item.epoch(), item.attempt(), losses);
        if (losses >= LOSSES_MAX) {
            return event.to(ItemState.FAILED)
                    .saying(ItemEvent.Body.reason("Poison: its lease was lost " + losses + " times without a word."));
        }
        return item.attempt() >= InboxItem.ATTEMPTS_MAX
                ? event.to(ItemState.FAILED).saying(ItemEvent.Body.reason("Its last attempt was lost without a word."))
                : event.to(ItemState.PENDING);
    }

    private static Decision ack(InboxItem item, Caller caller, Instant now) {
        if (!(caller instanceof Caller.Classic classic)) {
            return Decision.refused(item, "not-classic", "Only classic clients ack; runtimes claim.");
        }
        Instant until = now.plus(Lease.CLASSIC_TERM);
        if (item.state().held()) {
            return holds(item, caller) ? new Decision.Renewed(item, until) : heldByAnother(item);
        }
        return new Decision.Happens(ItemEvent.of(ACKED, item)
                .to(ItemState.ACKED)
                .counting(item.epoch().next(), item.attempt() + 1, item.losses())
                .heldBy(new Holder.ClassicHolder(classic.agent()), until));
    }

    private static Decision start(InboxItem item) {
        Lease lease = item.lease();
        Holder holder = item.holder();
        if (item.state() == ItemState.WORKING || lease == null || holder == null) {
            return Decision.accepted(item);
        }
        return new Decision.Happens(
                ItemEvent.of(STARTED, item).to(ItemState.WORKING).heldBy(holder, lease.expiresAt()));
    }

    private static Decision complete(InboxItem item, Result result) {
        return new Decision.Happens(
                ItemEvent.of(COMPLETED, item).to(ItemState.COMPLETED).saying(ItemEvent.Body.result(result, null)));
    }

    private Decision fail(InboxItem item, ItemCommand.Fail fail, Instant now) {
        ItemEvent event = ItemEvent.of(FAILED, item)
                .counting(item.epoch().next(), item.attempt(), 0)
                .saying(ItemEvent.Body.result(fail.result(), fail.result().summary()));
        return new Decision.Happens(
                fail.retryable() && item.attempt() < InboxItem.ATTEMPTS_MAX
                        ? event.to(ItemState.PENDING).heldByNobody().notBefore(now.plus(backOff(item.attempt())))
                        : event.to(ItemState.FAILED));
    }

    /** Full jitter: anything up to the doubled term of the attempt. */
    private Duration backOff(int attempt) {
        long most = Math.min(BACK_OFF_MAX.toMillis(), BACK_OFF.toMillis() << Math.clamp(attempt, 0, 20));
        return Duration.ofMillis(jitter.nextLong(most + 1));
    }

    private static Decision release(InboxItem item, String reason) {
        return new Decision.Happens(ItemEvent.of(RELEASED, item)
                .to(ItemState.PENDING)
                .counting(item.epoch().next(), item.attempt() - 1, 0)
                .heldByNobody()
                .saying(ItemEvent.Body.reason(reason)));
    }

    private static Decision cancel(InboxItem item, String reason) {
        return new Decision.Happens(
                ItemEvent.of(CANCELLED, item).to(ItemState.CANCELLED).fencing().saying(ItemEvent.Body.reason(reason)));
    }

    private static Decision retry(InboxItem item, Caller caller) {
        if (item.state() != ItemState.FAILED || !(caller instanceof Caller.Operator)) {
            return Decision.refused(item, "not-failed", "Only an item that has failed for good can be retried.");
        }
        return new Decision.Happens(ItemEvent.of(RETRIED, item)
                .to(ItemState.PENDING)
                .counting(item.epoch(), 0, 0)
                .heldByNobody());
    }

    private static Decision adopt(InboxItem item, ItemCommand.Adopt adopt, Caller caller, Instant now) {
        if (!(caller instanceof Caller.OfRuntime runtime) || !holds(item, caller)) {
            return notHeld(item);
        }
        if (!adopt.incarnation().equals(runtime.current())) {
            return Decision.refused(item, "superseded", "A newer incarnation of this runtime has started.");
        }
        return new Decision.Happens(ItemEvent.of(ADOPTED, item)
                .fencing()
                .heldBy(new Holder.RuntimeHolder(runtime.name(), runtime.current()), now.plus(Lease.TERM)));
    }

    private static boolean holds(InboxItem item, Caller caller) {
        return item.state().held() && item.holder() != null && caller.held(item.holder());
    }

    private static boolean maySteer(InboxItem item, Caller caller) {
        return caller instanceof Caller.Operator || holds(item, caller);
    }

    /** The holder; its last holder after a mere expiry; an operator; a classic client for what nobody holds. */
    private static boolean mayFinish(InboxItem item, Caller caller) {
        return switch (caller) {
            case Caller.Operator _ -> true;
            case Caller.OfRuntime _ -> item.holder() != null && caller.held(item.holder());
            case Caller.Classic _ -> !item.state().held() || holds(item, caller);
        };
    }

    private static Decision notHeld(InboxItem item) {
        return item.state().held()
                ? heldByAnother(item)
                : Decision.refused(item, "not-held", "Nobody holds the item now; it is " + word(item.state()) + ".");
    }

    private static Decision heldByAnother(InboxItem item) {
        Holder holder = item.holder();
        return Decision.refused(
                item,
                "held-by-another",
                "The item is held by " + (holder == null ? "somebody else" : holder.label()) + ".");
    }

    private static String word(ItemState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The event that makes an item. */
    static ItemEvent created(NewItem item, ItemEvent.Origin origin) {
        return new ItemEvent(
                CREATED,
                new ItemEvent.Data(item.agent(), ItemState.PENDING, Epoch.NONE, 0, 0, null, null, null, origin),
                new ItemEvent.Body(item.title(), item.body(), item.command(), null, null));
    }
}
