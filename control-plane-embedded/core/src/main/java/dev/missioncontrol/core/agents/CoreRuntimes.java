package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.PulseAnswer.Verdict;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.Runtimes;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Transaction;
import dev.missioncontrol.core.store.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

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

    /** What {@code runtime.started} says. */
    private record Started(Incarnation incarnation, RuntimeStart start) {}

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
                    "runtime.started",
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
        return writer.submit(transaction -> {
            Incarnation current = items.current(transaction, name);
            if (!current.equals(pulse.incarnation())) {
                return new PulseAnswer.Superseded(current);
            }
            pulses.beat(name, pulse.sessions(), transaction.now());
            pulse.sessions()
                    .forEach(session ->
                            items.saw(session.agent(), name, "has a session on runtime " + name, transaction.now()));
            return new PulseAnswer.Beating(pulse.renewals().stream()
                    .flatMap(renewal -> verdict(transaction, name, renewal))
                    .toList());
        });
    }

    private Stream<Verdict> verdict(Transaction transaction, RuntimeName name, Pulse.Renewal renewal) {
        return items.find(transaction, renewal.item()).stream().map(item -> verdict(transaction, name, renewal, item));
    }

    private Verdict verdict(Transaction transaction, RuntimeName name, Pulse.Renewal renewal, InboxItem item) {
        if (!item.epoch().equals(renewal.epoch())) {
            return new Verdict.Ended(item.id(), Items.seenBy(name, item));
        }
        Instant until = transaction.now().plus(Lease.TERM);
        return items.renew(name, item, until)
                .<Verdict>map(expiresAt -> new Verdict.Renewed(item.id(), expiresAt))
                .orElseGet(() -> new Verdict.Ended(item.id(), Items.seenBy(name, item)));
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

    private static RuntimeStatus status(RuntimeStore.Row row, Instant now) {
        RuntimeStore.Life life = row.life();
        String observation = row.lastSign().equals(life.startedAt()) ? "started" : "sign of life";
        return new RuntimeStatus(
                row.name(),
                life.incarnation(),
                Thresholds.RUNTIME.at(Duration.between(row.lastSign(), now)),
                new Evidence(observation, row.lastSign()),
                life.start().host(),
                life.start().system(),
                life.start().version(),
                life.start().attach(),
                row.sign() == null ? List.of() : row.sign().sessions());
    }
}
