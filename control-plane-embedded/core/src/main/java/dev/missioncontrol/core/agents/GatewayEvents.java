package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.BlipId;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.agents.GatewayStore.Gateway;
import dev.missioncontrol.core.agents.GatewayStore.Held;
import dev.missioncontrol.core.agents.GatewayStore.Interruption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What events of gateways say, and what they make of rows. All of it is public. */
final class GatewayEvents {
    static final String SUBJECT = "gateway:";

    private GatewayEvents() {}

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

    /** The gateway after the event. */
    static Gateway gateway(@Nullable Gateway before, AuditEvent event) {
        RuntimeName runtime = new RuntimeName(event.subject().substring(SUBJECT.length()));
        return gateway(before, runtime, EventType.of(event.type()), event.data(), event.at());
    }

    static Gateway gateway(@Nullable Gateway before, RuntimeName runtime, EventType type, String data, Instant at) {
        return switch (type) {
            case GATEWAY_CHANGED ->
                changed(before, runtime, Json.read(data, Changed.class).report(), at);
            case GATEWAY_BLIP_OPENED ->
                known(before).with(Json.read(data, Opened.class).blip());
            case GATEWAY_BLIP_CLOSED -> known(before).with(null);
            default -> throw new IllegalArgumentException("not an event of a gateway: " + type.wire());
        };
    }

    private static Gateway changed(@Nullable Gateway before, RuntimeName runtime, GatewayReport report, Instant at) {
        return before == null
                ? new Gateway(runtime, report, at, report.boot(), null)
                : new Gateway(
                        runtime, report, at, report.boot() == null ? before.lastBoot() : report.boot(), before.blip());
    }

    private static Gateway known(@Nullable Gateway before) {
        return Objects.requireNonNull(before, "the gateway was never reported");
    }

    static Interruption opened(RuntimeName runtime, Opened said, Instant at) {
        return new Interruption(
                said.blip(), runtime, said.why(), at, null, said.boot(), null, said.connected(), said.held());
    }
}
