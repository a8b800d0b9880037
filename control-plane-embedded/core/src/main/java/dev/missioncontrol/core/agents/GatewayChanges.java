package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.BlipId;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.agents.GatewayReport.Cause;
import dev.missioncontrol.api.agents.GatewayReport.State;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.agents.GatewayStore.Gateway;
import dev.missioncontrol.core.agents.GatewayStore.Held;
import dev.missioncontrol.core.agents.GatewayStore.Interruption;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records changes of gateways, and each interruption as one entry. Confined to the writer. */
public final class GatewayChanges {
    private static final GatewayReport.Interruption UNKNOWN = new GatewayReport.Interruption(Cause.UNORDERED, null);

    private final SortedIds ids;
    private final Items items;
    private final Alarm alarm;

    /** Asks a human. Confined to the writer. */
    @FunctionalInterface
    public interface Alarm {
        void interrupted(Transaction transaction, RuntimeName runtime, boolean crashing);
    }

    public GatewayChanges(SortedIds ids, Items items, Alarm alarm) {
        this.ids = ids;
        this.items = items;
        this.alarm = alarm;
    }

    /** Does nothing if the report changes nothing or comes from an older incarnation. */
    void reported(Transaction transaction, RuntimeRow runtimeRow, Actor by, GatewayReport report) {
        RuntimeName runtime = runtimeRow.name();
        Gateway before = transaction.find(GatewayStore.GATEWAYS, runtime).orElse(null);
        if ((before != null && before.report().equals(report)) || outlived(transaction, runtimeRow)) {
            return;
        }
        GatewayLedger.record(transaction, runtime, EventType.GATEWAY_CHANGED, new GatewayLedger.Changed(report), by);
        if (before == null) {
            return; // its state is older than the first report
        }
        Interruption lasting = find(transaction, before.blip());
        GatewayReport.Interruption why = why(before, lasting, report);
        boolean restarted = restarted(before, report);
        if (lasting == null && (restarted || report.state() != State.UP)) {
            open(transaction, before, by, why);
        }
        boolean unordered = restarted && why.cause() != Cause.ORDERED;
        if (unordered || beginsToCrash(before.report(), report)) {
            alarm.interrupted(transaction, runtime, report.state() == State.CRASH_LOOPING);
        }
        close(transaction, runtime, by, report, why);
    }

    private static boolean outlived(Transaction transaction, RuntimeRow runtimeRow) {
        return transaction
                .find(RuntimeStore.RUNTIMES, runtimeRow.name())
                .filter(now -> now.incarnation().equals(runtimeRow.incarnation()))
                .isEmpty();
    }

    private static @Nullable Interruption find(Transaction transaction, @Nullable BlipId id) {
        return id == null ? null : transaction.find(GatewayStore.BLIPS, id).orElseThrow();
    }

    private static boolean restarted(Gateway before, GatewayReport now) {
        return before.lastBoot() != null
                && now.boot() != null
                && !before.lastBoot().equals(now.boot());
    }

    /**
     * Returns the cause as now reported, or as reported at the start; a cause repeated from an older interruption does
     * not count.
     */
    private static GatewayReport.Interruption why(
            Gateway before, @Nullable Interruption lasting, GatewayReport report) {
        GatewayReport.Interruption said = report.interruption();
        if (lasting != null) {
            return said == null ? lasting.why() : said;
        }
        return said == null || said.equals(before.report().interruption()) ? UNKNOWN : said;
    }

    private static boolean beginsToCrash(GatewayReport before, GatewayReport now) {
        return now.state() == State.CRASH_LOOPING && before.state() != State.CRASH_LOOPING;
    }

    private void open(Transaction transaction, Gateway before, Actor by, GatewayReport.Interruption why) {
        List<Held> held = items.heldBy(transaction, before.runtime()).stream()
                .map(item -> new Held(item.id(), item.agent(), item.epoch()))
                .toList();
        BlipId id = new BlipId(ids.next(transaction.now()));
        GatewayLedger.Opened said = new GatewayLedger.Opened(
                id, why, before.lastBoot(), before.report().connected(), held);
        GatewayLedger.record(transaction, before.runtime(), EventType.GATEWAY_BLIP_OPENED, said, by);
    }

    /**
     * Closes the interruption when the gateway is up and every channel that was connected before is connected again.
     */
    private void close(
            Transaction transaction,
            RuntimeName runtime,
            Actor by,
            GatewayReport report,
            GatewayReport.Interruption why) {
        Gateway now = transaction.find(GatewayStore.GATEWAYS, runtime).orElseThrow();
        BlipId id = now.blip();
        if (id == null || report.state() != State.UP) {
            return;
        }
        Interruption blip = transaction.find(GatewayStore.BLIPS, id).orElseThrow();
        if (recovered(blip, report)) {
            GatewayLedger.Closed said = new GatewayLedger.Closed(id, why, report.boot());
            GatewayLedger.record(transaction, runtime, EventType.GATEWAY_BLIP_CLOSED, said, by);
        }
    }

    /** Ignores channels that no longer exist. */
    private static boolean recovered(Interruption blip, GatewayReport report) {
        return report.channels().stream()
                .filter(channel -> blip.connected().contains(channel.name()))
                .allMatch(GatewayReport.Channel::connected);
    }
}
