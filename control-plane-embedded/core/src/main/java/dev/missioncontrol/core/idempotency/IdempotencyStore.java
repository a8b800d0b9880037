package dev.missioncontrol.core.idempotency;

import static dev.missioncontrol.core.store.rows.Column.text;
import static dev.missioncontrol.core.store.rows.Column.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.rows.Table;
import dev.missioncontrol.core.store.write.Prefetch;
import dev.missioncontrol.core.store.write.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Stores first results by idempotency key. */
public final class IdempotencyStore {
    /** Lifetime of a key. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final int PRUNED_AT_ONCE = 2000;

    private static final String OVER = " where at_millis <= :before and id <="
            + " (select max(id) from (select id from answer order by id limit :most) oldest)";

    private static final Table<Key, Row> RESULTS = new RowTable<>(
            "answer",
            "select t.* from answer t",
            IdempotencyStore::row,
            Row::key,
            List.of(text("actor", Key::actor), text("idempotency_key", Key::key)),
            List.of(text("command_digest", Row::digest), text("outcome", Row::outcome), time("at_millis", Row::at)));

    private IdempotencyStore() {}

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Key(row.getString("actor"), row.getString("idempotency_key")),
                row.getString("command_digest"),
                row.getString("outcome"),
                Instant.ofEpochMilli(row.getLong("at_millis")));
    }

    private record Key(String actor, String key) {}

    private record Row(Key key, String digest, String outcome, Instant at) {}

    static Prefetch needs(IdempotentCall call) {
        return Prefetch.row(RESULTS, key(call));
    }

    private static Key key(IdempotentCall call) {
        return new Key(call.actor(), call.key());
    }

    /** Returns the first result; refuses ({@code key-reused}) a key that was used for another command. */
    static Optional<String> find(Transaction transaction, IdempotentCall call) {
        Instant since = transaction.now().minus(KEPT);
        Optional<Row> row =
                transaction.find(RESULTS, key(call)).filter(found -> found.at().isAfter(since));
        row.ifPresent(found -> call.requireSame(found.digest()));
        return row.map(Row::outcome);
    }

    /** Keeps the first result; a call repeated after a power failure gets it even if the command changed nothing. */
    static void put(Transaction transaction, IdempotentCall call, String outcome) {
        transaction.promise();
        transaction.put(RESULTS, new Row(key(call), call.digest(), outcome, transaction.now()));
    }

    /**
     * Removes erased texts from the written results that mention the id; reads every result that is kept. A logged
     * result is read from the log, where the texts are erased already.
     */
    public static void forget(Transaction transaction, String id, JsonNode words) {
        List<Row> rows = transaction
                .reading()
                .createQuery(
                        "select t.* from answer t where t.outcome not like :logged and position(:id in t.outcome) > 0")
                .bind("logged", Once.LOGGED + "%")
                .bind("id", id)
                .map((row, _) -> row(row))
                .list();
        rows.stream()
                .flatMap(row -> transaction.find(RESULTS, row.key()).stream())
                .forEach(row -> {
                    JsonNode outcome = Json.wideTree(row.outcome());
                    BodyEraser.takeOut(outcome, words);
                    transaction.put(RESULTS, new Row(row.key(), row.digest(), Json.write(outcome), row.at()));
                });
    }

    /** Moves results along with a step of the time, so that none is forgotten by it. */
    public static void move(Handle handle, Duration step) {
        handle.createUpdate("update answer set at_millis = at_millis + :step")
                .bind("step", step.toMillis())
                .execute();
    }

    /** Keeps results from a time to come, which a clock that was ahead has left, as long as one of now. */
    public static void bringBack(Handle handle, Instant now) {
        handle.createUpdate("update answer set at_millis = :now where at_millis > :now")
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** Prunes results beyond their lifetime, some thousand at a time; changes nothing if there are none. */
    public static void prune(Transaction transaction) {
        int gone = PRUNED_AT_ONCE;
        while (gone == PRUNED_AT_ONCE && anyOver(transaction)) {
            gone = over(transaction.writing().createUpdate("delete from answer" + OVER), transaction.now())
                    .execute();
        }
    }

    private static boolean anyOver(Transaction transaction) {
        return over(
                        transaction.reading().createQuery("select exists (select 1 from answer" + OVER + ")"),
                        transaction.now())
                .mapTo(Boolean.class)
                .one();
    }

    private static <S extends SqlStatement<S>> S over(S statement, Instant now) {
        return statement.bind("before", now.minus(KEPT).toEpochMilli()).bind("most", PRUNED_AT_ONCE);
    }
}
