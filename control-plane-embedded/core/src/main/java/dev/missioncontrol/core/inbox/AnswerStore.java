package dev.missioncontrol.core.inbox;

import static dev.missioncontrol.core.store.Column.text;
import static dev.missioncontrol.core.store.Column.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventHash;
import dev.missioncontrol.core.store.Needs;
import dev.missioncontrol.core.store.RowTable;
import dev.missioncontrol.core.store.Table;
import dev.missioncontrol.core.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** First answers by idempotency key: a repeated command gets the answer it got before. */
public final class AnswerStore {
    /** How long a key is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final int PRUNED_AT_ONCE = 2000;

    /** Stands before a position where the outcome is not written out; no JSON begins like this. */
    private static final String AFTER = "@";

    private static final Table<Key, Row> ANSWERS = new RowTable<>(
            "answer",
            "select t.* from answer t",
            AnswerStore::row,
            Row::key,
            List.of(text("actor", Key::actor), text("idempotency_key", Key::key)),
            List.of(text("command_digest", Row::digest), text("outcome", Row::outcome), time("at_millis", Row::at)));

    private AnswerStore() {}

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Key(row.getString("actor"), row.getString("idempotency_key")),
                row.getString("command_digest"),
                row.getString("outcome"),
                Instant.ofEpochMilli(row.getLong("at_millis")));
    }

    private record Key(String actor, String key) {}

    private record Row(Key key, String digest, String outcome, Instant at) {}

    /** Who asked what under which key; the command itself is known by its digest. */
    public static final class Question {
        private final Key key;
        private final String digest;

        /** @param command what is asked, written out */
        public Question(Actor actor, IdempotencyKey key, String command) {
            this.key = new Key(actor.toString(), key.value());
            this.digest = HexFormat.of().formatHex(EventHash.sha256().digest(command.getBytes(StandardCharsets.UTF_8)));
        }

        /** What must be read before it can be answered. */
        public Needs needs() {
            return Needs.row(ANSWERS, key);
        }
    }

    /** The first answer; refuses ({@code key-reused}) a key that came with another command. */
    public static <T> Optional<T> find(Transaction transaction, Question question, Class<T> type) {
        return outcome(transaction, question).map(outcome -> Json.read(outcome, type));
    }

    /** As {@link #find}, where most answers are an item as an event left it, which are told apart by {@code about}. */
    static <T> Optional<T> find(
            Transaction transaction, Question question, Class<T> type, Function<InboxItem, T> about) {
        return outcome(transaction, question)
                .map(outcome -> outcome.startsWith(AFTER)
                        ? about.apply(ItemReplay.at(transaction.reading(), position(outcome)))
                        : Json.read(outcome, type));
    }

    private static Position position(String outcome) {
        return Position.parse(outcome.substring(AFTER.length()));
    }

    private static Optional<String> outcome(Transaction transaction, Question question) {
        Instant since = transaction.now().minus(KEPT);
        Optional<Row> row = transaction
                .find(ANSWERS, question.key)
                .filter(found -> found.at().isAfter(since));
        row.filter(found -> !found.digest().equals(question.digest)).ifPresent(_ -> {
            throw new ControlPlaneException(
                    Category.INVALID, "key-reused", "The idempotency key was used for another command.");
        });
        return row.map(Row::outcome);
    }

    /** Remembers the first answer. */
    public static void put(Transaction transaction, Question question, Object outcome) {
        put(transaction, question, Json.write(outcome));
    }

    /** Remembers that the first answer was an item as that event left it: the log knows it, and nothing is kept twice. */
    static void putAfter(Transaction transaction, Question question, Position event) {
        put(transaction, question, AFTER + event);
    }

    /** Whoever repeats the command after a power cut gets this answer, though it changed nothing. */
    private static void put(Transaction transaction, Question question, String outcome) {
        transaction.promise();
        transaction.put(ANSWERS, new Row(question.key, question.digest, outcome, transaction.now()));
    }

    /** Takes what was erased out of the answers that speak of the id; looks at every answer that is kept. */
    static void forget(Transaction transaction, String id, JsonNode words) {
        List<Row> rows = transaction
                .reading()
                .createQuery("select t.* from answer t where t.outcome like :id")
                .bind("id", "%" + id + "%")
                .map((row, _) -> row(row))
                .list();
        rows.stream()
                .flatMap(row -> transaction.find(ANSWERS, row.key()).stream())
                .forEach(row -> {
                    JsonNode outcome = Json.wideTree(row.outcome());
                    Erasing.takeOut(outcome, words);
                    transaction.put(ANSWERS, new Row(row.key(), row.digest(), Json.write(outcome), row.at()));
                });
    }

    /** Forgets the oldest answers, some thousand at a time. */
    static void prune(Handle handle, Instant now) {
        int gone;
        do {
            gone = handle.createUpdate("delete from answer where (at_millis <= :before or at_millis > :never) and id <="
                            + " (select max(id) from (select id from answer order by id limit :most) oldest)")
                    .bind("before", now.minus(KEPT).toEpochMilli())
                    .bind("never", now.plus(KEPT).toEpochMilli()) // the clock was ahead once
                    .bind("most", PRUNED_AT_ONCE)
                    .execute();
        } while (gone == PRUNED_AT_ONCE);
    }
}
