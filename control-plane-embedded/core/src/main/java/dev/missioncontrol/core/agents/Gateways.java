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
import java.util.Objects;
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
        boolean restarted = restarted(before.report(), report);
        if (before.blip() == null && (restarted || report.state() != State.UP)) {
            open(transaction, before, by, report);
        }
        if (alarming(before.report(), report, restarted)) {
            alarm.interrupted(transaction, runtime, report.state() == State.CRASH_LOOPING);
        }
        close(transaction, runtime, by, report);
    }

    private static boolean restarted(GatewayReport before, GatewayReport now) {
        return before.boot() != null && now.boot() != null && !before.boot().equals(now.boot());
    }

    private void open(Transaction transaction, Gateway before, Actor by, GatewayReport report) {
        List<Held> held = items.heldBy(transaction, before.runtime()).stream()
                .map(item -> new Held(item.id(), item.agent(), item.epoch()))
                .toList();
        BlipId id = new BlipId(ids.next(transaction.now()));
        GatewayEvents.Opened said = new GatewayEvents.Opened(
                id, why(report), before.report().boot(), before.report().connected(), held);
        Gateway now = transaction.find(GatewayStore.GATEWAYS, before.runtime()).orElse(before);
        Instant at = append(transaction, now, before.runtime(), by, GatewayEvents.OPENED, said);
        transaction.put(GatewayStore.BLIPS, GatewayEvents.opened(before.runtime(), said, at));
    }

    private static GatewayReport.Interruption why(GatewayReport report) {
        return Objects.requireNonNullElse(report.interruption(), UNKNOWN);
    }

    /** A restart that nobody ordered, and the beginning of a crash loop. */
    private static boolean alarming(GatewayReport before, GatewayReport now, boolean restarted) {
        boolean crashing = now.state() == State.CRASH_LOOPING && before.state() != State.CRASH_LOOPING;
        return crashing || (restarted && why(now).cause() != Cause.ORDERED);
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
            GatewayReport.Interruption known = report.interruption() == null ? blip.why() : report.interruption();
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
