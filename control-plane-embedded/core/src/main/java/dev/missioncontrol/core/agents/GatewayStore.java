package dev.missioncontrol.core.agents;

import static dev.missioncontrol.core.store.Column.text;
import static dev.missioncontrol.core.store.Column.time;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.BlipId;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.RowTable;
import dev.missioncontrol.core.store.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The gateways' SQL. */
final class GatewayStore {
    static final Table<RuntimeName, Gateway> GATEWAYS = new RowTable<RuntimeName, Gateway>(
                    "gateway",
                    "select * from gateway t",
                    GatewayStore::gateway,
                    Gateway::runtime,
                    List.of(text("runtime", RuntimeName::value)),
                    List.of(
                            text("report", gateway -> Json.write(gateway.report())),
                            time("since_millis", Gateway::since),
                            text("last_boot", Gateway::lastBoot),
                            text(
                                    "blip",
                                    gateway -> gateway.blip() == null
                                            ? null
                                            : gateway.blip().value())))
            .keeping(_ -> true);

    static final Table<BlipId, Interruption> BLIPS = new RowTable<>(
            "gateway_blip",
            "select * from gateway_blip t",
            GatewayStore::blip,
            Interruption::id,
            List.of(text("id", BlipId::value)),
            List.of(text("runtime", blip -> blip.runtime().value()), text("blip", Json::write)));

    private GatewayStore() {}

    /** A gateway as it was reported last, with the last boot that was known; the blip is the one that lasts. */
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

    /** What was held beside the gateway when its interruption began. */
    record Held(ItemId item, AgentName agent, Epoch epoch) {}

    /**
     * A blip as its events tell it.
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
                .map((row, _) -> gateway(row))
                .list();
    }

    /** The newest first, from just before that one. */
    static List<Interruption> blips(Handle handle, @Nullable BlipId before, int limit) {
        return handle.createQuery("select * from gateway_blip where id < :before order by id desc limit :limit")
                .bind("before", before == null ? "~" : before.value())
                .bind("limit", limit)
                .map((row, _) -> blip(row))
                .list();
    }

    /** All, in the order of their ids. */
    static List<Interruption> blipsAfter(Handle handle, @Nullable String after, int limit) {
        return handle.createQuery("select * from gateway_blip where id > :after order by id limit :limit")
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map((row, _) -> blip(row))
                .list();
    }

    private static Gateway gateway(ResultSet row) throws SQLException {
        String blip = row.getString("blip");
        return new Gateway(
                new RuntimeName(row.getString("runtime")),
                Json.read(row.getString("report"), GatewayReport.class),
                Instant.ofEpochMilli(row.getLong("since_millis")),
                row.getString("last_boot"),
                blip == null ? null : new BlipId(blip));
    }

    private static Interruption blip(ResultSet row) throws SQLException {
        return Json.read(row.getString("blip"), Interruption.class);
    }
}
