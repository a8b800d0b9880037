package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.ControlPlaneException;
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
import dev.missioncontrol.core.store.write.Transaction;
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

/** Implements runtimes for one principal. Thread-safe. */
public final class CoreRuntimes implements Runtimes {
    private static final Logger LOG = LoggerFactory.getLogger(CoreRuntimes.class);
    private static final int PAGE_MAX = 100;

    private final AgentServices services;
    private final Items items;
    private final Principal principal;

    public CoreRuntimes(AgentServices services, Principal principal) {
        this.services = services;
        this.items = services.items();
        this.principal = principal;
    }

    @Override
    public RuntimeStarted start(RuntimeStart start) {
        RuntimeName name = runtime();
        return services.writer().submit(transaction -> {
            Incarnation incarnation = transaction
                    .find(RuntimeStore.RUNTIMES, name)
                    .map(before -> new Incarnation(before.incarnation().value() + 1))
                    .orElseGet(() -> new Incarnation(1));
            RuntimeLedger.started(transaction, principal.actor(), name, new RuntimeLedger.Started(incarnation, start));
            Instant now = transaction.now(); // the event's own time is later where the clock went back
            transaction.afterwards(() -> services.heartbeats().beat(name, incarnation, List.of(), now));
            return new RuntimeStarted(name, incarnation, items.heldBy(transaction, name));
        });
    }

    @Override
    public PulseAnswer pulse(Pulse pulse) {
        RuntimeName name = runtime();
        Instant now = services.clock().instant();
        Known known = known(name, pulse);
        if (!known.runtimeRow().incarnation().equals(pulse.incarnation())) {
            return superseded(known.runtimeRow(), pulse.incarnation());
        }
        services.heartbeats().beat(name, pulse.incarnation(), pulse.sessions(), now);
        String observation = "has a session on runtime " + name;
        pulse.sessions().forEach(session -> items.saw(session.agent(), name, observation, now));
        List<Verdict> verdicts = verdicts(name, pulse.renewals(), known.items(), now);
        GatewayReport gateway = pulse.gateway();
        if (gateway != null && !gateway.equals(known.gateway())) {
            reported(known.runtimeRow(), gateway);
        }
        return new PulseAnswer.Beating(verdicts);
    }

    /**
     * Records a gateway report. If that is impossible now, the next heartbeat repeats it; the leases are renewed all
     * the same.
     */
    private void reported(RuntimeRow runtimeRow, GatewayReport gateway) {
        try {
            services.writer().submit(transaction -> {
                services.gateways().reported(transaction, runtimeRow, principal.actor(), gateway);
                return true;
            });
        } catch (ControlPlaneException e) {
            LOG.warn("the gateway of runtime {} is not written down: {}", runtimeRow.name(), e.type());
        }
    }

    /** The facts by which a heartbeat is judged. */
    private record Known(
            RuntimeRow runtimeRow,
            Map<ItemId, InboxItem> items,
            @Nullable GatewayReport gateway) {}

    private static @Nullable GatewayReport gateway(Handle handle, RuntimeName name) {
        Gateway known = Store.read(handle, GatewayStore.GATEWAYS, List.of(name)).get(name);
        return known == null ? null : known.report();
    }

    /** Tells the older of two processes of one runtime to stop, and records it once. */
    private PulseAnswer superseded(RuntimeRow runtimeRow, Incarnation older) {
        if (runtimeRow.news(older, services.clock().instant())) {
            services.writer().submit(transaction -> {
                services.runtimes().outlived(transaction, runtimeRow.name(), older);
                return true;
            });
        }
        return new PulseAnswer.Superseded(runtimeRow.incarnation());
    }

    private Known known(RuntimeName name, Pulse pulse) {
        Function<Handle, Map<ItemId, InboxItem>> renewed =
                items.reading(pulse.renewals().stream().map(Pulse.Renewal::item).toList());
        return services.store()
                .read(handle -> new Known(
                        life(handle, name),
                        renewed.apply(handle),
                        pulse.gateway() == null ? null : gateway(handle, name)));
    }

    private static RuntimeRow life(Handle handle, RuntimeName name) {
        RuntimeRow runtimeRow =
                Store.read(handle, RuntimeStore.RUNTIMES, List.of(name)).get(name);
        if (runtimeRow == null) {
            throw Items.notStarted(name);
        }
        return runtimeRow;
    }

    private List<Verdict> verdicts(
            RuntimeName name, List<Pulse.Renewal> renewals, Map<ItemId, InboxItem> known, Instant now) {
        return renewals.stream()
                .flatMap(renewal ->
                        Stream.ofNullable(known.get(renewal.item())).map(item -> verdict(name, renewal, item, now)))
                .toList();
    }

    /** Renews a lease. Most renewals need no turn of the writer, because a lease far from its end has no competitor. */
    private Verdict verdict(RuntimeName name, Pulse.Renewal renewal, InboxItem item, Instant now) {
        if (!renews(name, renewal, item)) {
            return ended(name, item);
        }
        return items.renewBeside(item, now)
                .<Verdict>map(until -> new Verdict.Renewed(item.id(), until))
                .orElseGet(() -> services.writer()
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
        Instant now = services.clock().instant();
        Map<RuntimeName, Gateway> gateways = services.store().read(GatewayStore::gateways).stream()
                .collect(Collectors.toMap(Gateway::runtime, Function.identity()));
        return services.heartbeats().runtimes(services.store()).stream()
                .map(row -> status(row, gateways.get(row.name()), now))
                .toList();
    }

    @Override
    public Page<Blip> blips(@Nullable String cursor, int limit) {
        principal.require(Action.READ_AGENTS);
        int most = Math.clamp(limit, 1, PAGE_MAX);
        BlipId before = cursor == null ? null : cursor(cursor);
        List<Interruption> read = services.store().read(handle -> GatewayStore.blips(handle, before, most + 1));
        Page<Interruption> page = Page.of(read, most, blip -> blip.id().value());
        Map<ItemId, InboxItem> hit = services.store().read(items.reading(BlipOutcomes.hit(page.rows())));
        return page.map(blip -> BlipOutcomes.told(blip, hit));
    }

    private static BlipId cursor(String cursor) {
        try {
            return new BlipId(cursor);
        } catch (IllegalArgumentException e) {
            throw Page.foreignCursor(e);
        }
    }

    private RuntimeStatus status(RuntimeStore.Row row, @Nullable Gateway gateway, Instant now) {
        RuntimeRow runtimeRow = row.runtimeRow();
        String observation = row.lastSign().equals(runtimeRow.startedAt()) ? "started" : "sign of life";
        return new RuntimeStatus(
                row.name(),
                runtimeRow.incarnation(),
                services.heartbeats().liveness(row, now),
                services.heartbeats().evidence(row, observation),
                runtimeRow.start().host(),
                runtimeRow.start().system(),
                runtimeRow.start().version(),
                runtimeRow.start().attach(),
                row.sign() == null ? List.of() : row.sign().sessions(),
                gateway == null ? null : new GatewayStatus(gateway.report(), gateway.since()));
    }
}
