package dev.missioncontrol.core.agents;

import static dev.missioncontrol.core.store.rows.Column.number;
import static dev.missioncontrol.core.store.rows.Column.text;
import static dev.missioncontrol.core.store.rows.Column.time;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.rows.RecordTable;
import dev.missioncontrol.core.store.rows.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class RuntimeStore {
    /** Runtimes in their newest incarnations. */
    static final RowTable<RuntimeName, RuntimeRow> RUNTIMES = RecordTable.of("runtime", RuntimeRow.class)
            .grouped("start", "loss")
            .renamed("at", "lost_at")
            .renamed("heard", "heard_at")
            .keyed("name", RuntimeRow::name)
            .keeping(_ -> true);

    /** Their heartbeats. Telemetry. */
    static final RowTable<RuntimeName, Sign> SIGNS = new RowTable<>(
            "runtime_pulse",
            "select * from runtime_pulse t",
            RuntimeStore::sign,
            Sign::name,
            List.of(text("name", RuntimeName::value)),
            List.of(
                    time("at_millis", Sign::at),
                    text("sessions", sign -> Json.write(sign.sessions())),
                    number("incarnation", sign -> sign.incarnation().value())));

    private static final TypeReference<List<SessionReport>> SESSIONS = new TypeReference<>() {};

    private RuntimeStore() {}

    /** A runtime's heartbeat in one incarnation. */
    record Sign(RuntimeName name, Incarnation incarnation, Instant at, List<SessionReport> sessions) {}

    /** A runtime with its last heartbeat, if there was one. */
    record Row(RuntimeRow runtimeRow, @Nullable Sign sign) {
        RuntimeName name() {
            return runtimeRow.name();
        }

        /** Returns the time of the newest heartbeat in this incarnation, or of its start. */
        Instant lastSign() {
            return sign == null || !sign.incarnation().equals(runtimeRow.incarnation())
                    ? runtimeRow.startedAt()
                    : sign.at();
        }
    }

    static List<RuntimeRow> list(Handle handle) {
        return handle.createQuery("select r.* from runtime r order by r.name")
                .map(RUNTIMES.mapper())
                .list();
    }

    private static Sign sign(ResultSet row) throws SQLException {
        return new Sign(
                new RuntimeName(row.getString("name")),
                new Incarnation(row.getLong("incarnation")),
                Instant.ofEpochMilli(row.getLong("at_millis")),
                Json.read(row.getString("sessions"), SESSIONS));
    }
}
