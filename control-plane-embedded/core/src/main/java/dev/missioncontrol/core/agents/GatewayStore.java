package dev.missioncontrol.core.agents;

import static dev.missioncontrol.core.store.rows.Column.text;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.BlipId;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.rows.RecordTable;
import dev.missioncontrol.core.store.rows.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class GatewayStore {
    static final RowTable<RuntimeName, Gateway> GATEWAYS = RecordTable.of("gateway", Gateway.class)
            .renamed("since", "since_millis")
            .keyed("runtime", Gateway::runtime)
            .keeping(_ -> true);

    static final RowTable<BlipId, Interruption> BLIPS = new RowTable<>(
            "gateway_blip",
            "select * from gateway_blip t",
            GatewayStore::blip,
            Interruption::id,
            List.of(text("id", BlipId::value)),
            List.of(text("runtime", blip -> blip.runtime().value()), text("blip", Json::write)));

    private GatewayStore() {}

    /** A gateway's last report and last known boot; the blip is the one in progress. */
    record Gateway(
            RuntimeName runtime,
            GatewayReport report,
            Instant since,
            @Nullable String lastBoot,
            @Nullable BlipId blip) {
        Gateway with(@Nullable BlipId now) {
            return new Gateway(runtime, report, since, lastBoot, now);
        }
    }

    /** An item that was held beside the gateway when its interruption began. */
    record Held(ItemId item, AgentName agent, Epoch epoch) {}

    /**
     * A blip as its events describe it.
     *
     * @param connected the channels that were connected before
     */
    record Interruption(
            BlipId id,
            RuntimeName runtime,
            GatewayReport.Interruption why,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable String bootBefore,
            @Nullable String bootAfter,
            List<String> connected,
            List<Held> held) {
        Interruption closed(GatewayReport.Interruption known, @Nullable String boot, Instant at) {
            return new Interruption(id, runtime, known, openedAt, at, bootBefore, boot, connected, held);
        }
    }

    static List<Gateway> gateways(Handle handle) {
        return handle.createQuery("select * from gateway")
                .map(GATEWAYS.mapper())
                .list();
    }

    /** Lists blips, newest first, from just before that one. */
    static List<Interruption> blips(Handle handle, @Nullable BlipId before, int limit) {
        return handle.createQuery("select * from gateway_blip where id < :before order by id desc limit :limit")
                .bind("before", before == null ? "~" : before.value())
                .bind("limit", limit)
                .map(BLIPS.mapper())
                .list();
    }

    private static Interruption blip(ResultSet row) throws SQLException {
        return Json.read(row.getString("blip"), Interruption.class);
    }
}
