package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.inbox.Answer;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.inbox.items.ItemStore;
import dev.missioncontrol.core.inbox.items.Leases;
import dev.missioncontrol.core.inbox.items.QueuePlace;
import dev.missioncontrol.core.inbox.lifecycle.AskRequest;
import dev.missioncontrol.core.inbox.lifecycle.Caller;
import dev.missioncontrol.core.inbox.lifecycle.Decision;
import dev.missioncontrol.core.inbox.lifecycle.ItemEvent;
import dev.missioncontrol.core.inbox.lifecycle.ItemRules;
import dev.missioncontrol.core.inbox.lifecycle.ItemTransitions.Verb;
import dev.missioncontrol.core.inbox.queue.ClaimCandidates;
import dev.missioncontrol.core.inbox.queue.Offers;
import dev.missioncontrol.core.inbox.queue.WorkSignal;
import dev.missioncontrol.core.ledger.VersionCheck;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.write.Prefetch;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes and reads items inside a transaction. Confined to the writer. */
public final class Items {
    private final ItemRules rules;
    private final SortedIds ids;
    private final CallerResolver callerResolver;
    private final ActivityListener activityListener;
    private final Leases leases;
    private final ItemChanges changes;

    public Items(
            SortedIds ids,
            CurrentIncarnations incarnations,
            ActivityListener activityListener,
            Leases leases,
            RandomGenerator jitter,
            WorkSignal signal,
            HumanAttention humanAttention) {
        this.leases = leases;
        this.rules = new ItemRules(jitter);
        this.ids = ids;
        this.callerResolver = new CallerResolver(incarnations);
        this.activityListener = activityListener;
        this.changes = new ItemChanges(leases, signal, humanAttention);
    }

    InboxItem create(Transaction transaction, NewItem item, Actor author) {
        return changes.create(transaction, new ItemId(ids.next(transaction.now())), item, author);
    }

    /** The outcome of a command, and whether it was logged. */
    record Submitted(ItemOutcome outcome, boolean logged) {}

    Submitted submit(Transaction transaction, ItemId id, ItemCommand command, Caller caller) {
        return submit(transaction, id, command, null, caller);
    }

    Submitted submit(Transaction transaction, ItemId id, ItemCommand command, @Nullable Version seen, Caller caller) {
        InboxItem item = get(transaction, id);
        saw(transaction, item, caller);
        if (VersionCheck.stale(seen, item.version())) {
            Actor author = VersionCheck.author(transaction, item.version());
            return new Submitted(seenBy(caller, new ItemOutcome.Stale(item, author)), false);
        }
        return switch (rules.decide(item, command, caller, transaction.now())) {
            case Decision.Answered answered -> new Submitted(seenBy(caller, answered.outcome()), false);
            case Decision.Already(InboxItem same) -> new Submitted(new ItemOutcome.Accepted(same), false);
            case Decision.Renewed renewed -> {
                leases.renew(item, renewed.leaseUntil());
                yield new Submitted(new ItemOutcome.Accepted(get(transaction, id)), false);
            }
            case Decision.Kept kept -> {
                InboxItem noted = changes.change(transaction, item, kept.note(), caller.actor());
                yield new Submitted(seenBy(caller, kept.refusal().about(noted)), true);
            }
            case Decision.Happens happens ->
                new Submitted(
                        new ItemOutcome.Accepted(changes.change(transaction, item, happens.event(), caller.actor())),
                        true);
        };
    }

    ClaimOutcome claim(Transaction transaction, RuntimeName runtime, Incarnation incarnation) {
        Incarnation current = current(transaction, runtime);
        if (!current.equals(incarnation)) {
            callerResolver.outlived(transaction, runtime, incarnation);
            return new ClaimOutcome.Superseded(current);
        }
        Caller.OfRuntime caller = new Caller.OfRuntime(runtime, current);
        return Offers.next(transaction, runtime)
                .or(() -> ClaimCandidates.of(transaction).next(transaction))
                .<ClaimOutcome>map(item -> {
                    saw(transaction, item, caller);
                    ItemEvent event = ItemRules.claim(item, caller, transaction.now());
                    return new ClaimOutcome.Claimed(changes.change(transaction, item, event, caller.actor()));
                })
                .orElseGet(ClaimOutcome.Nothing::new);
    }

    /** Suspends an item for a human; only its holder, at its epoch, or an operator may ask for it. */
    public ItemOutcome suspend(Transaction transaction, ItemId id, AskRequest askRequest) {
        InboxItem item = get(transaction, id);
        Caller caller = callerResolver.asking(transaction, item, askRequest);
        saw(transaction, item, caller);
        return switch (ItemRules.suspend(item, askRequest, caller, transaction.now())) {
            case Decision.Happens happens ->
                new ItemOutcome.Accepted(changes.change(transaction, item, happens.event(), caller.actor()));
            case Decision.Answered answered -> seenBy(caller, answered.outcome());
            case Decision.Already _, Decision.Renewed _, Decision.Kept _ ->
                throw new IllegalStateException("an item is suspended or not");
        };
    }

    /** Attaches a human's answer. Has no effect if the item no longer waits for it. */
    public void answer(Transaction transaction, ItemId id, Answer answer) {
        InboxItem item = get(transaction, id);
        if (item.trail().openAsks().contains(answer.ask())) {
            Caller.Itself system = new Caller.Itself(answer.by());
            changes.change(transaction, item, ItemRules.answer(item, answer, system, transaction.now()), answer.by());
        }
    }

    /** Notices passed deadlines and has a human asked, once each; at most {@code limit}. */
    public void overdue(Transaction transaction, Actor system, int limit) {
        for (InboxItem item : timely(transaction, limit)) {
            Instant watched = QueuePlace.watchedAt(item);
            if (watched != null && !watched.isAfter(transaction.now())) {
                changes.overdue(transaction, item, new Caller.Itself(system));
            }
        }
    }

    /** Makes items claimable whose time has come; at most {@code limit}. */
    public void due(Transaction transaction, Actor system, int limit) {
        for (InboxItem item : timely(transaction, limit)) {
            Instant due = QueuePlace.dueAt(item);
            if (due != null && !due.isAfter(transaction.now())) {
                changes.notice(transaction, item, Verb.DUE, null, new Caller.Itself(system));
            }
        }
    }

    /** Ends the back-offs and offers that a step back of the time made longer than any can be. */
    public void shorten(Transaction transaction, Actor system) {
        for (InboxItem item : ItemStore.resting(transaction.reading(), transaction.now())) {
            if (ItemRules.restsTooLong(item, transaction.now())) {
                changes.notice(transaction, item, Verb.DUE, null, new Caller.Itself(system));
            }
        }
    }

    private static List<InboxItem> timely(Transaction transaction, int limit) {
        return ItemStore.timely(transaction.reading(), transaction.now(), limit);
    }

    private void saw(Transaction transaction, InboxItem item, Caller caller) {
        String observation = "spoke of item " + item.id().shortForm();
        switch (caller) {
            case Caller.OfRuntime runtime -> saw(item.agent(), runtime.name(), observation, transaction.now());
            case Caller.Classic classic -> saw(classic.agent(), null, observation, transaction.now());
            case Caller.Operator _, Caller.Itself _ -> {}
        }
    }

    /** Records a sign of activity of an agent. */
    public void saw(AgentName agent, @Nullable RuntimeName runtime, String observation, Instant at) {
        activityListener.saw(agent, runtime, observation, at);
    }

    private static ItemOutcome seenBy(Caller caller, ItemOutcome outcome) {
        if (!(caller instanceof Caller.OfRuntime runtime)) {
            return outcome;
        }
        return switch (outcome) {
            case ItemOutcome.Accepted accepted -> accepted;
            case ItemOutcome.Fenced fenced -> new ItemOutcome.Fenced(seenBy(runtime.name(), fenced.current()));
            case ItemOutcome.Stale stale -> new ItemOutcome.Stale(seenBy(runtime.name(), stale.current()), stale.by());
            case ItemOutcome.Refused refused ->
                new ItemOutcome.Refused(refused.type(), refused.why(), seenBy(runtime.name(), refused.current()));
        };
    }

    /**
     * Returns the item as a runtime may see it: with people's texts only while the runtime holds it, or held it last.
     */
    public static InboxItem seenBy(RuntimeName runtime, InboxItem item) {
        boolean holds = item.status().holder() instanceof Holder.RuntimeHolder holder
                && holder.name().equals(runtime);
        boolean keeps =
                item.status().offer() != null && item.status().offer().runtime().equals(runtime);
        return holds || keeps ? item : item.withoutWords();
    }

    /** Ends an expired lease. */
    public void expire(Transaction transaction, InboxItem item, Actor system) {
        changes.expire(transaction, item, new Caller.Itself(system));
    }

    Caller caller(Transaction transaction, Principal principal) {
        return callerResolver.of(transaction, principal);
    }

    /** Ends every lease without fault of its holder: after a restore the holders' later actions are unknown. */
    public static void endLeases(Transaction transaction, Actor system) {
        ItemStore.held(transaction.reading()).forEach(item -> {
            ItemEvent event = ItemRules.takenBack(
                    item, system, "A backup was restored; what its holder did since is not known.", transaction.now());
            ItemChanges.record(transaction, item, event, system);
        });
    }

    /** Ends the leases of a machine without fault of the work, even if the machine goes on. */
    public void takeBack(Transaction transaction, Actor machine, String why) {
        ItemStore.held(transaction.reading()).stream()
                .map(item -> get(transaction, item.id()))
                .filter(item ->
                        item.state().held() && isOf(machine, item.status().holder()))
                .forEach(item -> {
                    Actor inbox = new Actor(Role.SYSTEM, "inbox");
                    ItemEvent event = ItemRules.takenBack(item, inbox, why, transaction.now());
                    changes.change(transaction, item, event, inbox);
                });
    }

    private static boolean isOf(Actor machine, @Nullable Holder holder) {
        return switch (holder) {
            case null -> false;
            case Holder.RuntimeHolder runtime ->
                machine.equals(new Actor(Role.RUNTIME, runtime.name().value()));
            case Holder.ClassicHolder classic ->
                machine.equals(new Actor(Role.AGENT, classic.agent().value()));
        };
    }

    /** Returns a runtime's newest incarnation; {@code INVALID} for one that has never started. */
    public Incarnation current(Transaction transaction, RuntimeName runtime) {
        return callerResolver.current(transaction, runtime);
    }

    /** Refuses a runtime that has never started. */
    public static ControlPlaneException notStarted(RuntimeName runtime) {
        return new ControlPlaneException(
                Category.INVALID, "not-started", "The runtime " + runtime + " has not started; call start first.");
    }

    /** Returns the item; throws {@code unknown-item} if there is none. */
    public InboxItem get(Transaction transaction, ItemId id) {
        return find(transaction, id).orElseThrow(() -> unknown(id));
    }

    /** Returns the prefetch of a command on the item. */
    public Prefetch needs(ItemId id) {
        return Prefetch.row(ItemStore.ITEMS, id).and(leases.needs(id));
    }

    /** Returns the prefetch of a runtime's command. */
    Prefetch needs(RuntimeName runtime) {
        return callerResolver.needs(runtime);
    }

    /** Returns the prefetch of a runtime's claim. */
    Prefetch needsOfClaim(RuntimeName runtime) {
        return ClaimCandidates.NEEDED.and(callerResolver.needs(runtime));
    }

    public static ControlPlaneException unknown(ItemId id) {
        return new ControlPlaneException(Category.NOT_FOUND, "unknown-item", "There is no item " + id + ".");
    }

    /** Lists the items that the runtime holds, in any incarnation. */
    public List<InboxItem> heldBy(Transaction transaction, RuntimeName runtime) {
        return leases.upToDate(transaction.reading(), ItemStore.held(transaction.reading())).stream()
                .filter(item -> holds(runtime, item))
                .toList();
    }

    /** Renews the lease of an item that the runtime {@link #holds}. Telemetry: no event. */
    public Instant renew(Transaction transaction, InboxItem item) {
        Instant until = transaction.now().plus(Lease.TERM);
        leases.renewNow(transaction, item, until);
        return until;
    }

    /** Does the same beside the writer; empty if the lease is so near its end that it needs a turn of the writer. */
    public Optional<Instant> renewBeside(InboxItem item, Instant now) {
        if (!leases.lasting(item, now)) {
            return Optional.empty();
        }
        Instant until = now.plus(Lease.TERM);
        leases.renew(item, until);
        return Optional.of(until);
    }

    /** Returns when leases end that were renewed in these epochs, beside the writer. */
    public Map<ItemId, Instant> renewed(Handle handle, Map<ItemId, Epoch> epochs) {
        return leases.renewed(handle, epochs);
    }

    /** Reads the items that exist, beside the writer. */
    public Function<Handle, Map<ItemId, InboxItem>> reading(Collection<ItemId> ids) {
        return handle -> leases.read(handle, ids);
    }

    /** Returns whether the runtime holds the item now, in any incarnation. */
    public static boolean holds(RuntimeName runtime, InboxItem item) {
        return item.state().held()
                && item.status().holder() instanceof Holder.RuntimeHolder holder
                && holder.name().equals(runtime);
    }

    /** Finds the item. */
    public Optional<InboxItem> find(Transaction transaction, ItemId id) {
        return transaction.find(ItemStore.ITEMS, id).map(item -> leases.upToDate(transaction, item));
    }
}
