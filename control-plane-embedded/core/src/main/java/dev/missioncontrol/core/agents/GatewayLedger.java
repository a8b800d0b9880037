package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.BlipId;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.agents.GatewayStore.Gateway;
import dev.missioncontrol.core.agents.GatewayStore.Held;
import dev.missioncontrol.core.agents.GatewayStore.Interruption;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.ledger.LedgerEvent;
import dev.missioncontrol.core.ledger.LedgerRows;
import dev.missioncontrol.core.ledger.LedgerTable;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tables of gateways and their interruptions, and the effect of each event on them. All their data is public. */
public final class GatewayLedger {
    private static final String KIND = "gateway";

    private static final LedgerTable<RuntimeName, Gateway> GATEWAYS =
            LedgerTable.of(KIND, RuntimeName::new, GatewayStore.GATEWAYS, GatewayLedger::gateway);

    private static final LedgerTable<BlipId, Interruption> BLIPS =
            new LedgerTable<>(KIND, GatewayStore.BLIPS, GatewayLedger::blip);

    private GatewayLedger() {}

    public static List<Projection> tables() {
        return List.of(GATEWAYS, BLIPS);
    }

    record Changed(GatewayReport report) {}

    record Opened(
            BlipId blip,
            GatewayReport.Interruption why,
            @Nullable String boot,
            List<String> connected,
            List<Held> held) {}

    record Closed(
            BlipId blip,
            GatewayReport.Interruption why,
            @Nullable String boot) {}

    static void record(Transaction transaction, RuntimeName runtime, EventType type, Object data, Actor by) {
        LedgerTable.record(transaction, KIND, runtime.value(), new Entry(type, data), by, List.of(GATEWAYS, BLIPS));
    }

    private static @Nullable Gateway gateway(@Nullable Gateway before, LedgerEvent event) {
        return switch (event.type()) {
            case GATEWAY_CHANGED -> changed(before, event.data(Changed.class).report(), event);
            case GATEWAY_BLIP_OPENED ->
                known(before).with(event.data(Opened.class).blip());
            case GATEWAY_BLIP_CLOSED -> known(before).with(null);
            default -> before;
        };
    }

    private static Gateway changed(@Nullable Gateway before, GatewayReport report, LedgerEvent event) {
        RuntimeName runtime = new RuntimeName(event.id());
        return before == null
                ? new Gateway(runtime, report, event.at(), report.boot(), null)
                : new Gateway(
                        runtime,
                        report,
                        event.at(),
                        report.boot() == null ? before.lastBoot() : report.boot(),
                        before.blip());
    }

    private static Gateway known(@Nullable Gateway before) {
        return Objects.requireNonNull(before, "the gateway was never reported");
    }

    private static void blip(LedgerEvent event, LedgerRows<BlipId, Interruption> rows) {
        switch (event.type()) {
            case GATEWAY_BLIP_OPENED -> {
                Opened data = event.data(Opened.class);
                rows.add(new Interruption(
                        data.blip(),
                        new RuntimeName(event.id()),
                        data.why(),
                        event.at(),
                        null,
                        data.boot(),
                        null,
                        data.connected(),
                        data.held()));
            }
            case GATEWAY_BLIP_CLOSED -> {
                Closed data = event.data(Closed.class);
                rows.find(data.blip()).ifPresent(open -> rows.put(open.closed(data.why(), data.boot(), event.at())));
            }
            default -> {}
        }
    }
}
