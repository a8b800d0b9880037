package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.BlipId;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.agents.GatewayReport.Cause;
import dev.missioncontrol.api.agents.GatewayReport.State;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.agents.GatewayStore.Gateway;
import dev.missioncontrol.core.agents.GatewayStore.Held;
import dev.missioncontrol.core.agents.GatewayStore.Interruption;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.Transaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down how gateways change, and their interruptions as one entry each. Confined to the writer. */
public final class Gateways {
    private static final GatewayReport.Interruption UNKNOWN = new GatewayReport.Interruption(Cause.UNORDERED, null);

    private final SortedIds ids;
    private final Items items;
    private final Alarm alarm;

    /** Asks a human. Confined to the writer. */
    @FunctionalInterface
    public interface Alarm {
        void interrupted(Transaction transaction, RuntimeName runtime, boolean crashing);
    }

    public Gateways(SortedIds ids, Items items, Alarm alarm) {
        this.ids = ids;
        this.items = items;
        this.alarm = alarm;
    }

    /** Nothing happens where it is so already. */
    void reported(Transaction transaction, RuntimeName runtime, Actor by, GatewayReport report) {
        Gateway before = transaction.find(GatewayStore.GATEWAYS, runtime).orElse(null);
        if (before != null && before.report().equals(report)) {
            return;
        }
        append(transaction, before, runtime, by, GatewayEvents.CHANGED, new GatewayEvents.Changed(report));
        if (before == null) {
            return; // whatever it is in was there before anybody looked
        }
        Interruption lasting = find(transaction, before.blip());
        boolean restarted = restarted(before.report(), lasting, report);
        if (lasting == null && (restarted || report.state() != State.UP)) {
            open(transaction, before, by, report);
        }
        boolean unordered = restarted && why(lasting, report).cause() != Cause.ORDERED;
        if (unordered || beginsToCrash(before.report(), report)) {
            alarm.interrupted(transaction, runtime, report.state() == State.CRASH_LOOPING);
        }
        close(transaction, runtime, by, report);
    }

    private static @Nullable Interruption find(Transaction transaction, @Nullable BlipId id) {
        return id == null ? null : transaction.find(GatewayStore.BLIPS, id).orElseThrow();
    }

    /** While it was down nobody could ask it for its boot: what counts is the last one that was known. */
    private static boolean restarted(GatewayReport before, @Nullable Interruption lasting, GatewayReport now) {
        String last = before.boot() == null && lasting != null ? lasting.bootBefore() : before.boot();
        return last != null && now.boot() != null && !last.equals(now.boot());
    }

    /** Why, as the runtime says now, or as it said when it began. */
    private static GatewayReport.Interruption why(@Nullable Interruption lasting, GatewayReport report) {
        if (report.interruption() != null) {
            return report.interruption();
        }
        return lasting == null ? UNKNOWN : lasting.why();
    }

    private static boolean beginsToCrash(GatewayReport before, GatewayReport now) {
        return now.state() == State.CRASH_LOOPING && before.state() != State.CRASH_LOOPING;
    }

    private void open(Transaction transaction, Gateway before, Actor by, GatewayReport report) {
        List<Held> held = items.heldBy(transaction, before.runtime()).stream()
                .map(item -> new Held(item.id(), item.agent(), item.epoch()))
                .toList();
        BlipId id = new BlipId(ids.next(transaction.now()));
        GatewayEvents.Opened said = new GatewayEvents.Opened(
                id, why(null, report), before.report().boot(), before.report().connected(), held);
        Gateway now = transaction.find(GatewayStore.GATEWAYS, before.runtime()).orElse(before);
        Instant at = append(transaction, now, before.runtime(), by, GatewayEvents.OPENED, said);
        transaction.put(GatewayStore.BLIPS, GatewayEvents.opened(before.runtime(), said, at));
    }

    /** It is over when the gateway is up and every channel that was connected before is connected again. */
    private void close(Transaction transaction, RuntimeName runtime, Actor by, GatewayReport report) {
        Gateway now = transaction.find(GatewayStore.GATEWAYS, runtime).orElseThrow();
        BlipId id = now.blip();
        if (id == null || report.state() != State.UP) {
            return;
        }
        Interruption blip = transaction.find(GatewayStore.BLIPS, id).orElseThrow();
        if (recovered(blip, report)) {
            GatewayReport.Interruption known = why(blip, report);
            GatewayEvents.Closed said = new GatewayEvents.Closed(id, known, report.boot());
            Instant at = append(transaction, now, runtime, by, GatewayEvents.CLOSED, said);
            transaction.put(GatewayStore.BLIPS, blip.closed(known, report.boot(), at));
        }
    }

    /** A channel that is not there any more is not waited for. */
    private static boolean recovered(Interruption blip, GatewayReport report) {
        return report.channels().stream()
                .filter(channel -> blip.connected().contains(channel.name()))
                .allMatch(GatewayReport.Channel::connected);
    }

    private static Instant append(
            Transaction transaction,
            @Nullable Gateway before,
            RuntimeName runtime,
            Actor by,
            String type,
            Object said) {
        String data = Json.write(said);
        EventDraft draft = new EventDraft(type, 1, by, GatewayEvents.SUBJECT + runtime, data, null);
        Instant at = transaction.append(draft).at();
        transaction.put(GatewayStore.GATEWAYS, GatewayEvents.gateway(before, runtime, type, data, at));
        return at;
    }
}
