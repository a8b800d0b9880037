package dev.missioncontrol.core.agents;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.Upsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The runtimes' SQL. */
public final class RuntimeStore {
    private static final TypeReference<List<SessionReport>> SESSIONS = new TypeReference<>() {};

    private RuntimeStore() {}

    /** A runtime with its last sign of life. */
    record Row(
            RuntimeName name,
            Incarnation incarnation,
            RuntimeStart start,
            Instant startedAt,
            @Nullable Instant pulseAt,
            List<SessionReport> sessions) {
        /** The newest sign of life: a pulse, or the start itself. */
        Instant lastSign() {
            return pulseAt == null || pulseAt.isBefore(startedAt) ? startedAt : pulseAt;
        }
    }

    public static Optional<Incarnation> incarnation(Handle handle, RuntimeName name) {
        return handle.createQuery("select incarnation from runtime where name = :name")
                .bind("name", name.value())
                .mapTo(Long.class)
                .findOne()
                .map(Incarnation::new);
    }

    static void put(Handle handle, RuntimeName name, Incarnation incarnation, RuntimeStart start, Instant now) {
        Upsert.into("runtime")
                .key("name", name.value())
                .value("incarnation", incarnation.value())
                .value("host", start.host())
                .value("system", start.system())
                .value("version", start.version())
                .value("attach", start.attach())
                .value("started_at", now.toEpochMilli())
                .execute(handle);
    }

    static void pulse(Handle handle, RuntimeName name, List<SessionReport> sessions, Instant now) {
        Upsert.into("runtime_pulse")
                .key("name", name.value())
                .value("at_millis", now.toEpochMilli())
                .value("sessions", Json.write(sessions))
                .execute(handle);
    }

    static List<Row> list(Handle handle) {
        return handle.createQuery("select r.*, p.at_millis, p.sessions from runtime r"
                        + " left join runtime_pulse p on p.name = r.name order by r.name")
                .map(RuntimeStore::row)
                .list();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        String sessions = row.getString("sessions");
        return new Row(
                new RuntimeName(row.getString("name")),
                new Incarnation(row.getLong("incarnation")),
                new RuntimeStart(
                        row.getString("host"),
                        row.getString("system"),
                        row.getString("version"),
                        row.getBoolean("attach")),
                Instant.ofEpochMilli(row.getLong("started_at")),
                sessions == null ? null : Instant.ofEpochMilli(row.getLong("at_millis")),
                sessions == null ? List.of() : Json.read(sessions, SESSIONS));
    }
}
