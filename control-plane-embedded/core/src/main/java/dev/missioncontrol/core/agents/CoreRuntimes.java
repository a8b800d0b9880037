package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Blip;
import dev.missioncontrol.api.agents.BlipId;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.agents.GatewayStatus;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.PulseAnswer.Verdict;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.Runtimes;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.agents.GatewayStore.Gateway;
import dev.missioncontrol.core.agents.GatewayStore.Interruption;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runtimes with one principal's rights. Thread-safe. */
public final class CoreRuntimes implements Runtimes {
    private static final Logger LOG = LoggerFactory.getLogger(CoreRuntimes.class);
    private static final int PAGE_MAX = 100;

    private final AgentRoom room;
    private final Items items;
    private final Principal principal;

    public CoreRuntimes(AgentRoom room, Principal principal) {
        this.room = room;
        this.items = room.items();
        this.principal = principal;
    }

    @Override
    public RuntimeStarted start(RuntimeStart start) {
        RuntimeName name = runtime();
        return room.writer().submit(transaction -> {
            Incarnation incarnation = transaction
                    .find(RuntimeStore.RUNTIMES, name)
                    .map(before -> new Incarnation(before.incarnation().value() + 1))
                    .orElseGet(() -> new Incarnation(1));
            RuntimeLedger.started(transaction, principal.actor(), name, new RuntimeLedger.Started(incarnation, start));
            Instant now = transaction.now(); // the event's own time is later where the clock went back
            transaction.afterwards(() -> room.pulses().beat(name, incarnation, List.of(), now));
            return new RuntimeStarted(name, incarnation, items.heldBy(transaction, name));
        });
    }

    @Override
    public PulseAnswer pulse(Pulse pulse) {
        RuntimeName name = runtime();
        Instant now = room.clock().instant();
        Known known = known(name, pulse);
        if (!known.life().incarnation().equals(pulse.incarnation())) {
            return superseded(known.life(), pulse.incarnation());
        }
        room.pulses().beat(name, pulse.incarnation(), pulse.sessions(), now);
        String observation = "has a session on runtime " + name;
        pulse.sessions().forEach(session -> items.saw(session.agent(), name, observation, now));
        List<Verdict> verdicts = verdicts(name, pulse.renewals(), known.items(), now);
        GatewayReport gateway = pulse.gateway();
        if (gateway != null && !gateway.equals(known.gateway())) {
            reported(known.life(), gateway);
        }
        return new PulseAnswer.Beating(verdicts);
    }

    /** What cannot be written down now comes again with the next sign of life; the leases are renewed all the same. */
    private void reported(Life life, GatewayReport gateway) {
        try {
            room.writer().submit(transaction -> {
                room.gateways().reported(transaction, life, principal.actor(), gateway);
                return true;
            });
        } catch (ControlPlaneException e) {
            LOG.warn("the gateway of runtime {} is not written down: {}", life.name(), e.type());
        }
    }

    /** What a sign of life is judged by. */
    private record Known(
            Life life,
            Map<ItemId, InboxItem> items,
            @Nullable GatewayReport gateway) {}

    private static @Nullable GatewayReport gateway(Handle handle, RuntimeName name) {
        Gateway known = Store.read(handle, GatewayStore.GATEWAYS, List.of(name)).get(name);
        return known == null ? null : known.report();
    }

    /** Two processes speak for one runtime: the older one is told to stop, and that it was there is written down once. */
    private PulseAnswer superseded(Life life, Incarnation older) {
        if (life.news(older, room.clock().instant())) {
            room.writer().submit(transaction -> {
                room.lives().outlived(transaction, life.name(), older);
                return true;
            });
        }
        return new PulseAnswer.Superseded(life.incarnation());
    }

    private Known known(RuntimeName name, Pulse pulse) {
        Function<Handle, Map<ItemId, InboxItem>> renewed =
                items.reading(pulse.renewals().stream().map(Pulse.Renewal::item).toList());
        return room.store()
                .read(handle -> new Known(
                        life(handle, name),
                        renewed.apply(handle),
                        pulse.gateway() == null ? null : gateway(handle, name)));
    }

    private static Life life(Handle handle, RuntimeName name) {
        Life life = Store.read(handle, RuntimeStore.RUNTIMES, List.of(name)).get(name);
        if (life == null) {
            throw Items.notStarted(name);
        }
        return life;
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
                .orElseGet(() -> room.writer()
                        .submit(items.needs(item.id()), transaction -> verdictInTurn(transaction, name, renewal)));
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
        Instant now = room.clock().instant();
        Map<RuntimeName, Gateway> gateways = room.store().read(GatewayStore::gateways).stream()
                .collect(Collectors.toMap(Gateway::runtime, Function.identity()));
        return room.pulses().runtimes(room.store()).stream()
                .map(row -> status(row, gateways.get(row.name()), now))
                .toList();
    }

    @Override
    public Page<Blip> blips(@Nullable String cursor, int limit) {
        principal.require(Action.READ_AGENTS);
        int most = Math.clamp(limit, 1, PAGE_MAX);
        BlipId before = cursor == null ? null : cursor(cursor);
        List<Interruption> rows = room.store().read(handle -> GatewayStore.blips(handle, before, most));
        Map<ItemId, InboxItem> hit = room.store().read(items.reading(Blips.hit(rows)));
        return new Page<>(
                rows.stream().map(blip -> Blips.told(blip, hit)).toList(),
                rows.size() < most ? null : rows.getLast().id().value());
    }

    private static BlipId cursor(String cursor) {
        try {
            return new BlipId(cursor);
        } catch (IllegalArgumentException e) {
            throw new ControlPlaneException(Category.INVALID, "invalid-cursor", "The cursor is not one of ours.", e);
        }
    }

    private RuntimeStatus status(RuntimeStore.Row row, @Nullable Gateway gateway, Instant now) {
        Life life = row.life();
        String observation = row.lastSign().equals(life.startedAt()) ? "started" : "sign of life";
        return new RuntimeStatus(
                row.name(),
                life.incarnation(),
                room.pulses().liveness(row, now),
                room.pulses().evidence(row, observation),
                life.start().host(),
                life.start().system(),
                life.start().version(),
                life.start().attach(),
                row.sign() == null ? List.of() : row.sign().sessions(),
                gateway == null ? null : new GatewayStatus(gateway.report(), gateway.since()));
    }
}
