package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.idempotency.FirstResult;
import dev.missioncontrol.core.idempotency.IdempotentCall;
import dev.missioncontrol.core.idempotency.Once;
import dev.missioncontrol.core.inbox.items.ItemCountStore;
import dev.missioncontrol.core.inbox.items.ItemLedger;
import dev.missioncontrol.core.inbox.lifecycle.Caller;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.write.Prefetch;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Implements the inbox for one principal. Thread-safe. */
public final class CoreInbox implements Inbox {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final int PAGE_MAX = 500;

    private final InboxServices services;
    private final Principal principal;
    private final InstantSource clock;
    private final Once once;

    public CoreInbox(InboxServices services, Principal principal, InstantSource clock) {
        this.services = services;
        this.principal = principal;
        this.clock = clock;
        this.once = new Once(services.writer());
    }

    @Override
    public InboxItem create(NewItem item, IdempotencyKey key) {
        principal.require(Action.CREATE_ITEM);
        if (item.assignment().runnable()) {
            principal.require(Action.CREATE_COMMAND);
        }
        NewItemRules.check(item);
        IdempotentCall call = IdempotentCall.of(principal.actor(), key, Json.write(item));
        return once.run(call, Prefetch.NONE, InboxItem.class, CoreInbox::told, transaction -> {
            NewItemRules.check(item.plan(), transaction.now()); // a repeated call keeps its first answer
            Position event = transaction.next();
            return new FirstResult.Logged<>(services.items().create(transaction, item, principal.actor()), event);
        });
    }

    /** Reads an item as that event left it. */
    private static InboxItem told(Transaction transaction, Position event) {
        return ItemLedger.at(transaction.reading(), event);
    }

    @Override
    public ItemOutcome submit(ItemId id, ItemCommand command, @Nullable Version seen, IdempotencyKey key) {
        authorize(command);
        NewItemRules.check(command);
        return once.run(
                IdempotentCall.of(principal.actor(), key, id + Json.write(command)),
                services.items().needs(id).and(needsOfCaller()),
                ItemOutcome.class,
                (transaction, event) -> new ItemOutcome.Accepted(told(transaction, event)),
                transaction -> submit(transaction, id, command, seen));
    }

    private FirstResult<ItemOutcome> submit(
            Transaction transaction, ItemId id, ItemCommand command, @Nullable Version seen) {
        Caller caller = services.items().caller(transaction, principal);
        Position event = transaction.next();
        Items.Submitted submitted = services.items().submit(transaction, id, command, seen, caller);
        ItemOutcome outcome = submitted.outcome();
        boolean accepted = outcome instanceof ItemOutcome.Accepted;
        if (submitted.logged() && accepted) {
            return new FirstResult.Logged<>(outcome, event);
        }
        return submitted.logged() || accepted ? new FirstResult.Written<>(outcome) : new FirstResult.NotKept<>(outcome);
    }

    private void authorize(ItemCommand command) {
        switch (command) {
            case ItemCommand.Ack _ ->
                throw new ControlPlaneException(
                        Category.FORBIDDEN, "forbidden", "Only classic clients ack, at their own endpoint.");
            case ItemCommand.StartWork _, ItemCommand.Adopt _ -> principal.require(Action.WORK);
            case ItemCommand.Cancel _,
                    ItemCommand.Retry _,
                    ItemCommand.Reassign _,
                    ItemCommand.Relabel _,
                    ItemCommand.Unblock _ -> principal.require(Action.STEER_ITEM);
            case ItemCommand.Complete _,
                    ItemCommand.Fail _,
                    ItemCommand.Release _,
                    ItemCommand.Note _,
                    ItemCommand.LinkPr _ -> {
                principal.require(principal.role() == Role.RUNTIME ? Action.WORK : Action.STEER_ITEM);
                if (principal.role() == Role.RUNTIME && command.epoch() == null) {
                    throw CallerResolver.epochMissing();
                }
            }
        }
    }

    private Prefetch needsOfCaller() {
        return principal.role() == Role.RUNTIME
                ? services.items().needs(new RuntimeName(principal.name()))
                : Prefetch.NONE;
    }

    @Override
    public ClaimOutcome claim(ClaimRequest request, Duration wait) {
        principal.require(Action.WORK);
        RuntimeName runtime = new RuntimeName(principal.name());
        IdempotentCall call = IdempotentCall.of(principal.actor(), request.key(), "claim " + Json.write(request));
        long end = System.nanoTime() + (wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait).toNanos();
        while (true) {
            long seen = services.signal().generation();
            ClaimOutcome outcome = claim(call, runtime, request.incarnation());
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!(outcome instanceof ClaimOutcome.Nothing) || !raised(seen, left)) {
                return outcome;
            }
        }
    }

    private ClaimOutcome claim(IdempotentCall call, RuntimeName runtime, Incarnation incarnation) {
        return once.run(
                call,
                services.items().needsOfClaim(runtime),
                ClaimOutcome.class,
                (transaction, event) -> new ClaimOutcome.Claimed(told(transaction, event)),
                transaction -> {
                    Position event = transaction.next();
                    ClaimOutcome outcome = services.items().claim(transaction, runtime, incarnation);
                    return outcome instanceof ClaimOutcome.Claimed
                            ? new FirstResult.Logged<>(outcome, event)
                            : new FirstResult.NotKept<>(outcome);
                });
    }

    private boolean raised(long seen, Duration left) {
        try {
            return left.isPositive() && services.signal().awaitAfter(seen, left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControlPlaneException(Category.UNAVAILABLE, "interrupted", "The wait was interrupted.", e);
        }
    }

    @Override
    public ItemOutcome progress(ItemId id, OutputTail tail) {
        principal.require(Action.WORK);
        RuntimeName runtime = new RuntimeName(principal.name());
        InboxItem item =
                services.store().read(services.items().reading(List.of(id))).get(id);
        if (item == null) {
            throw Items.unknown(id);
        }
        if (!Items.holds(runtime, item) || !item.epoch().equals(tail.epoch())) {
            return new ItemOutcome.Fenced(Items.seenBy(runtime, item));
        }
        services.outputs().put(id, tail, clock.instant());
        return new ItemOutcome.Accepted(renewed(item));
    }

    /** Renews the lease, because output is a sign of life. A lease near its end is left to the runtime's heartbeat. */
    private InboxItem renewed(InboxItem item) {
        Lease lease = item.lease();
        return lease == null
                ? item
                : services.items()
                        .renewBeside(item, clock.instant())
                        .map(until -> item.leased(new Lease(lease.holder(), lease.epoch(), until)))
                        .orElse(item);
    }

    @Override
    public Optional<OutputTail> output(ItemId id) {
        return find(id).flatMap(item -> services.outputs().find(item.id()));
    }

    @Override
    public Optional<InboxItem> find(ItemId id) {
        principal.requireAny(Action.READ_INBOX, Action.READ_OWN_WORK);
        Optional<InboxItem> found = Optional.ofNullable(
                services.store().read(services.items().reading(List.of(id))).get(id));
        if (found.isPresent() && !mayRead(found.get().agent())) {
            services.denials().foreign(principal.actor(), "item:" + id);
            return Optional.empty();
        }
        return found;
    }

    private boolean mayRead(AgentName agent) {
        return principal.may(Action.READ_INBOX) || principal.speaksFor(agent);
    }

    @Override
    public Page<InboxItem> list(ItemFilter wanted, @Nullable String cursor, int limit) {
        principal.requireAny(Action.READ_INBOX, Action.READ_OWN_WORK);
        ItemFilter filter = principal.may(Action.READ_INBOX) ? wanted : own(wanted);
        ItemId before = cursor == null ? null : cursor(cursor);
        int rows = Math.clamp(limit, 1, PAGE_MAX);
        return services.search().list(filter, before, rows, clock.instant());
    }

    /** Narrows the filter to the reader's own work; other agents' items do not exist for it. */
    private ItemFilter own(ItemFilter wanted) {
        AgentName agent = wanted.agent() == null ? new AgentName(principal.name()) : wanted.agent();
        if (!principal.speaksFor(agent)) {
            services.denials().foreign(principal.actor(), "agent:" + agent);
            throw new ControlPlaneException(Category.NOT_FOUND, "unknown-agent", "There is no such agent.");
        }
        return new ItemFilter(agent, wanted.states(), wanted.label(), wanted.olderThan(), wanted.words());
    }

    private static ItemId cursor(String cursor) {
        try {
            return new ItemId(cursor);
        } catch (IllegalArgumentException e) {
            throw Page.foreignCursor(e);
        }
    }

    @Override
    public ItemCounts counts() {
        principal.require(Action.READ_INBOX);
        return new ItemCounts(services.store().read(ItemCountStore::byState));
    }
}
