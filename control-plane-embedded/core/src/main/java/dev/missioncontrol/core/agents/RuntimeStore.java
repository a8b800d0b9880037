package dev.missioncontrol.core.agents;

import static dev.missioncontrol.core.store.Column.flag;
import static dev.missioncontrol.core.store.Column.number;
import static dev.missioncontrol.core.store.Column.text;
import static dev.missioncontrol.core.store.Column.time;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.RowTable;
import dev.missioncontrol.core.store.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The runtimes' SQL. */
final class RuntimeStore {
    /** Runtimes in their newest lives. */
    static final Table<RuntimeName, Life> RUNTIMES = new RowTable<RuntimeName, Life>(
                    "runtime",
                    "select * from runtime t",
                    RuntimeStore::life,
                    Life::name,
                    List.of(text("name", RuntimeName::value)),
                    List.of(
                            number("incarnation", life -> life.incarnation().value()),
                            text("host", life -> life.start().host()),
                            text("system", life -> life.start().system()),
                            text("version", life -> life.start().version()),
                            flag("attach", life -> life.start().attach()),
                            time("started_at", Life::startedAt),
                            time(
                                    "lost_at",
                                    life -> life.loss() == null
                                            ? null
                                            : life.loss().at()),
                            time(
                                    "heard_at",
                                    life -> life.loss() == null
                                            ? null
                                            : life.loss().heard()),
                            number("fenced", Life::fenced),
                            text("take_overs", life -> Json.write(life.takeOvers()))))
            .keeping(_ -> true);

    /** Their signs of life. Telemetry. */
    static final Table<RuntimeName, Sign> SIGNS = new RowTable<>(
            "runtime_pulse",
            "select * from runtime_pulse t",
            row -> sign(row, "incarnation"),
            Sign::name,
            List.of(text("name", RuntimeName::value)),
            List.of(
                    time("at_millis", Sign::at),
                    text("sessions", sign -> Json.write(sign.sessions())),
                    number("incarnation", sign -> sign.incarnation().value())));

    private static final TypeReference<List<SessionReport>> SESSIONS = new TypeReference<>() {};
    private static final TypeReference<List<Instant>> TIMES = new TypeReference<>() {};

    private RuntimeStore() {}

    /** A runtime's sign of life, in one of its lives. */
    record Sign(RuntimeName name, Incarnation incarnation, Instant at, List<SessionReport> sessions) {}

    /** A runtime with its last sign of life, if it gave one since it was first seen. */
    record Row(Life life, @Nullable Sign sign) {
        RuntimeName name() {
            return life.name();
        }

        /** The newest sign of life: a pulse in this life, or its start. */
        Instant lastSign() {
            return sign == null || !sign.incarnation().equals(life.incarnation()) ? life.startedAt() : sign.at();
        }

        /** Whether it was lost and nothing was heard of it since. */
        boolean gone() {
            return life.loss() != null
                    && life.loss().heard().toEpochMilli() == lastSign().toEpochMilli();
        }
    }

    static List<Row> list(Handle handle) {
        return handle.createQuery("select r.*, p.at_millis, p.sessions, p.incarnation as heard_in from runtime r"
                        + " left join runtime_pulse p on p.name = r.name order by r.name")
                .map(RuntimeStore::row)
                .list();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        return new Row(life(row), row.getString("sessions") == null ? null : sign(row, "heard_in"));
    }

    private static Life life(ResultSet row) throws SQLException {
        return new Life(
                new RuntimeName(row.getString("name")),
                new Incarnation(row.getLong("incarnation")),
                new RuntimeStart(
                        row.getString("host"),
                        row.getString("system"),
                        row.getString("version"),
                        row.getBoolean("attach")),
                Instant.ofEpochMilli(row.getLong("started_at")),
                loss(row),
                row.getLong("fenced"),
                Json.read(row.getString("take_overs"), TIMES));
    }

    private static Life.@Nullable Loss loss(ResultSet row) throws SQLException {
        long at = row.getLong("lost_at");
        return row.wasNull()
                ? null
                : new Life.Loss(Instant.ofEpochMilli(at), Instant.ofEpochMilli(row.getLong("heard_at")));
    }

    private static Sign sign(ResultSet row, String incarnation) throws SQLException {
        return new Sign(
                new RuntimeName(row.getString("name")),
                new Incarnation(row.getLong(incarnation)),
                Instant.ofEpochMilli(row.getLong("at_millis")),
                Json.read(row.getString("sessions"), SESSIONS));
    }
}
