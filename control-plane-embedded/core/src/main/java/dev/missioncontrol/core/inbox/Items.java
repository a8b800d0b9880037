package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.store.Needs;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes items inside a transaction: rules, event, fold, row. Confined to the writer. */
public final class Items {
    private static final int VERSION = 1;

    private final ItemRules rules;
    private final SortedIds ids;
    private final Incarnations incarnations;
    private final Sightings sightings;
    private final Leases leases;

    public Items(SortedIds ids, Incarnations incarnations, Sightings sightings, Leases leases, RandomGenerator jitter) {
        this.leases = leases;
        this.rules = new ItemRules(jitter);
        this.ids = ids;
        this.incarnations = incarnations;
        this.sightings = sightings;
    }

    InboxItem create(Transaction transaction, NewItem item, Actor author) {
        ItemId id = new ItemId(ids.next(transaction.now()));
        ItemEvent event = ItemRules.created(
                item, new ItemEvent.Origin(item.project(), item.clan(), item.issueRef(), item.labels()));
        Instant at = append(transaction, id, event, author);
        InboxItem created = ItemFold.created(id, event, author, at);
        transaction.add(ItemStore.ITEMS, created);
        return created;
    }

    ItemOutcome submit(Transaction transaction, ItemId id, ItemCommand command, Caller caller) {
        InboxItem item = get(transaction, id);
        saw(transaction, item, caller);
        return switch (rules.decide(item, command, caller, transaction.now())) {
            case Decision.Answered answered -> seenBy(caller, answered.outcome());
            case Decision.Renewed renewed -> {
                leases.renew(item, renewed.leaseUntil());
                yield new ItemOutcome.Accepted(get(transaction, id));
            }
            case Decision.Happens happens ->
                new ItemOutcome.Accepted(change(transaction, item, happens.event(), caller.actor()));
        };
    }

    ClaimOutcome claim(Transaction transaction, RuntimeName runtime, Incarnation incarnation) {
        Incarnation current = current(transaction, runtime);
        if (!current.equals(incarnation)) {
            return new ClaimOutcome.Superseded(current);
        }
        Caller.OfRuntime caller = new Caller.OfRuntime(runtime, current);
        Holder.RuntimeHolder holder = new Holder.RuntimeHolder(runtime, incarnation);
        return ClaimQueue.of(transaction)
                .next(transaction)
                .<ClaimOutcome>map(item -> {
                    saw(transaction, item, caller);
                    ItemEvent event = ItemRules.claim(item, holder, transaction.now());
                    return new ClaimOutcome.Claimed(change(transaction, item, event, caller.actor()));
                })
                .orElseGet(ClaimOutcome.Nothing::new);
    }

    private void saw(Transaction transaction, InboxItem item, Caller caller) {
        String observation = "spoke of item " + item.id().shortForm();
        switch (caller) {
            case Caller.OfRuntime runtime -> saw(item.agent(), runtime.name(), observation, transaction.now());
            case Caller.Classic classic -> saw(classic.agent(), null, observation, transaction.now());
            case Caller.Operator _ -> {}
        }
    }

    /** Remembers a sign of life of an agent. */
    public void saw(AgentName agent, @Nullable RuntimeName runtime, String observation, Instant at) {
        sightings.saw(agent, runtime, observation, at);
    }

    private static ItemOutcome seenBy(Caller caller, ItemOutcome outcome) {
        if (!(caller instanceof Caller.OfRuntime runtime)) {
            return outcome;
        }
        return switch (outcome) {
            case ItemOutcome.Accepted accepted -> accepted;
            case ItemOutcome.Fenced fenced -> new ItemOutcome.Fenced(seenBy(runtime.name(), fenced.current()));
            case ItemOutcome.Refused refused ->
                new ItemOutcome.Refused(refused.type(), refused.why(), seenBy(runtime.name(), refused.current()));
        };
    }

    /** The item as a runtime may see it: what people wrote only while, or when last, it was that runtime's. */
    public static InboxItem seenBy(RuntimeName runtime, InboxItem item) {
        boolean own = item.holder() instanceof Holder.RuntimeHolder holder
                && holder.name().equals(runtime);
        return own ? item : item.withoutWords();
    }

    /** Takes an expired lease away. */
    InboxItem expire(Transaction transaction, InboxItem item, Actor system) {
        return change(transaction, item, ItemRules.expire(item), system);
    }

    /** A runtime's newest incarnation; {@code INVALID} for one that has never started. */
    public Incarnation current(Transaction transaction, RuntimeName runtime) {
        return incarnations.current(transaction, runtime).orElseThrow(() -> notStarted(runtime));
    }

    public static ControlPlaneException notStarted(RuntimeName runtime) {
        return new ControlPlaneException(
                Category.INVALID, "not-started", "The runtime " + runtime + " has not started; call start first.");
    }

    /** The item, or {@code unknown-item}. */
    public InboxItem get(Transaction transaction, ItemId id) {
        return find(transaction, id).orElseThrow(() -> unknown(id));
    }

    /** What must be read before a command on the item is decided. */
    public Needs needs(ItemId id) {
        return Needs.row(ItemStore.ITEMS, id);
    }

    /** What must be read before a runtime's command is decided. */
    Needs needs(RuntimeName runtime) {
        return incarnations.needs(runtime);
    }

    /** What must be read before a runtime's claim is decided. */
    Needs needsOfClaim(RuntimeName runtime) {
        return ClaimQueue.NEEDED.and(incarnations.needs(runtime));
    }

    static ControlPlaneException unknown(ItemId id) {
        return new ControlPlaneException(Category.NOT_FOUND, "unknown-item", "There is no item " + id + ".");
    }

    /** Items that the runtime holds, in any incarnation. */
    public List<InboxItem> heldBy(Transaction transaction, RuntimeName runtime) {
        return ItemStore.held(transaction.reading()).stream()
                .map(leases::upToDate)
                .filter(item -> holds(runtime, item))
                .toList();
    }

    /** Renews the lease of an item that the runtime {@link #holds}. Telemetry: no event. */
    public Instant renew(Transaction transaction, InboxItem item) {
        Instant until = transaction.now().plus(Lease.TERM);
        leases.renewNow(transaction, item, until);
        return until;
    }

    /** The same beside the writer; empty when the lease is so near its end that it takes a turn of the writer. */
    public Optional<Instant> renewBeside(InboxItem item, Instant now) {
        if (!Leases.lasting(item, now)) {
            return Optional.empty();
        }
        Instant until = now.plus(Lease.TERM);
        leases.renew(item, until);
        return Optional.of(until);
    }

    /** The items that exist, read beside the writer. */
    public Map<ItemId, InboxItem> read(Store store, Collection<ItemId> ids) {
        UnaryOperator<InboxItem> upToDate = leases.reading();
        return store.read(ItemStore.ITEMS, ids).values().stream()
                .map(upToDate)
                .collect(Collectors.toMap(InboxItem::id, Function.identity()));
    }

    /** Whether the item is the runtime's now, in any of its lives. */
    public static boolean holds(RuntimeName runtime, InboxItem item) {
        return item.state().held()
                && item.holder() instanceof Holder.RuntimeHolder holder
                && holder.name().equals(runtime);
    }

    /** The item as it is now. */
    public Optional<InboxItem> find(Transaction transaction, ItemId id) {
        return transaction.find(ItemStore.ITEMS, id).map(leases::upToDate);
    }

    private static InboxItem change(Transaction transaction, InboxItem item, ItemEvent event, Actor actor) {
        Instant at = append(transaction, item.id(), event, actor);
        InboxItem after = ItemFold.after(item, event, at);
        transaction.put(ItemStore.ITEMS, after);
        return after;
    }

    private static Instant append(Transaction transaction, ItemId id, ItemEvent event, Actor actor) {
        String body = event.body() == null ? null : Json.write(event.body());
        EventDraft draft = new EventDraft(event.type(), VERSION, actor, "item:" + id, Json.write(event.data()), body);
        return transaction.append(draft).at();
    }

    /** Whether an item in this state may be waited for by a claim. */
    static boolean mayWake(InboxItem item) {
        return item.state() == ItemState.PENDING && item.command() != null;
    }
}
