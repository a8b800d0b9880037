package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.PulseAnswer.Verdict;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.Runtimes;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Transaction;
import dev.missioncontrol.core.store.Writer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Runtimes with one principal's rights. Thread-safe. */
public final class CoreRuntimes implements Runtimes {
    private final Store store;
    private final Writer writer;
    private final Items items;
    private final Pulses pulses;
    private final Principal principal;
    private final InstantSource clock;

    public CoreRuntimes(
            Store store, Writer writer, Items items, Pulses pulses, Principal principal, InstantSource clock) {
        this.pulses = pulses;
        this.store = store;
        this.writer = writer;
        this.items = items;
        this.principal = principal;
        this.clock = clock;
    }

    /** The type of the event of a start. */
    static final String STARTED = "runtime.started";

    /** What {@link #STARTED} says. */
    record Started(Incarnation incarnation, RuntimeStart start) {}

    @Override
    public RuntimeStarted start(RuntimeStart start) {
        RuntimeName name = runtime();
        return writer.submit(transaction -> {
            Incarnation incarnation = transaction
                    .find(RuntimeStore.RUNTIMES, name)
                    .map(before -> new Incarnation(before.incarnation().value() + 1))
                    .orElseGet(() -> new Incarnation(1));
            transaction.put(RuntimeStore.RUNTIMES, new RuntimeStore.Life(name, incarnation, start, transaction.now()));
            transaction.append(new EventDraft(
                    STARTED,
                    1,
                    principal.actor(),
                    "runtime:" + name,
                    Json.write(new Started(incarnation, start)),
                    null));
            return new RuntimeStarted(name, incarnation, items.heldBy(transaction, name));
        });
    }

    @Override
    public PulseAnswer pulse(Pulse pulse) {
        RuntimeName name = runtime();
        Instant now = clock.instant();
        Known known = known(name, pulse);
        if (!known.current().equals(pulse.incarnation())) {
            return new PulseAnswer.Superseded(known.current());
        }
        pulses.beat(name, pulse.sessions(), now);
        String observation = "has a session on runtime " + name;
        pulse.sessions().forEach(session -> items.saw(session.agent(), name, observation, now));
        return new PulseAnswer.Beating(verdicts(name, pulse.renewals(), known.items(), now));
    }

    /** What a sign of life is judged by. */
    private record Known(Incarnation current, Map<ItemId, InboxItem> items) {}

    private Known known(RuntimeName name, Pulse pulse) {
        Function<Handle, Map<ItemId, InboxItem>> renewed =
                items.reading(pulse.renewals().stream().map(Pulse.Renewal::item).toList());
        return store.read(handle -> new Known(current(handle, name), renewed.apply(handle)));
    }

    private static Incarnation current(Handle handle, RuntimeName name) {
        RuntimeStore.Life life =
                Store.read(handle, RuntimeStore.RUNTIMES, List.of(name)).get(name);
        if (life == null) {
            throw Items.notStarted(name);
        }
        return life.incarnation();
    }

    private List<Verdict> verdicts(
            RuntimeName name, List<Pulse.Renewal> renewals, Map<ItemId, InboxItem> known, Instant now) {
        return renewals.stream()
                .flatMap(renewal ->
                        Stream.ofNullable(known.get(renewal.item())).map(item -> verdict(name, renewal, item, now)))
                .toList();
    }

    /** Most renewals need no turn of the writer: nobody else has an eye on a lease that still lasts. */
    private Verdict verdict(RuntimeName name, Pulse.Renewal renewal, InboxItem item, Instant now) {
        if (!renews(name, renewal, item)) {
            return ended(name, item);
        }
        return items.renewBeside(item, now)
                .<Verdict>map(until -> new Verdict.Renewed(item.id(), until))
                .orElseGet(() -> writer.submit(
                        items.needs(item.id()), transaction -> verdictInTurn(transaction, name, renewal)));
    }

    private Verdict verdictInTurn(Transaction transaction, RuntimeName name, Pulse.Renewal renewal) {
        InboxItem item = items.get(transaction, renewal.item());
        return renews(name, renewal, item)
                ? new Verdict.Renewed(item.id(), items.renew(transaction, item))
                : ended(name, item);
    }

    private static boolean renews(RuntimeName name, Pulse.Renewal renewal, InboxItem item) {
        return item.epoch().equals(renewal.epoch()) && Items.holds(name, item);
    }

    private static Verdict ended(RuntimeName name, InboxItem item) {
        return new Verdict.Ended(item.id(), Items.seenBy(name, item));
    }

    private RuntimeName runtime() {
        principal.require(Action.WORK);
        return new RuntimeName(principal.name());
    }

    @Override
    public List<RuntimeStatus> list() {
        principal.require(Action.READ_AGENTS);
        Instant now = clock.instant();
        return pulses.runtimes(store).stream().map(row -> status(row, now)).toList();
    }

    private RuntimeStatus status(RuntimeStore.Row row, Instant now) {
        RuntimeStore.Life life = row.life();
        String observation = row.lastSign().equals(life.startedAt()) ? "started" : "sign of life";
        return new RuntimeStatus(
                row.name(),
                life.incarnation(),
                pulses.liveness(row, now),
                pulses.evidence(row, observation),
                life.start().host(),
                life.start().system(),
                life.start().version(),
                life.start().attach(),
                row.sign() == null ? List.of() : row.sign().sessions());
    }
}
