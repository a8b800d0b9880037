package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.inbox.IdempotencyKey;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventHash;
import dev.missioncontrol.core.store.Transaction;
import dev.missioncontrol.core.store.Upsert;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** First answers by idempotency key: a repeated command gets the answer it got before. */
final class AnswerStore {
    /** How long a key is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private AnswerStore() {}

    /** Who asked what under which key. */
    record Question(Actor actor, IdempotencyKey key, String command) {
        /** SHA-256 of the command, in hex. */
        String digest() {
            return HexFormat.of().formatHex(EventHash.sha256().digest(command.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The first answer; refuses ({@code key-reused}) a key that came with another command. */
    static <T> Optional<T> find(Transaction transaction, Question question, Class<T> type) {
        record Row(String digest, String outcome) {}
        Optional<Row> row = transaction
                .reading()
                .createQuery("select command_digest, outcome from answer"
                        + " where actor = :actor and idempotency_key = :key and at_millis > :since")
                .bind("actor", question.actor().toString())
                .bind("key", question.key().value())
                .bind("since", transaction.now().minus(KEPT).toEpochMilli())
                .map((columns, _) -> new Row(columns.getString("command_digest"), columns.getString("outcome")))
                .findOne();
        row.filter(found -> !found.digest().equals(question.digest())).ifPresent(_ -> {
            throw new ControlPlaneException(
                    Category.INVALID, "key-reused", "The idempotency key was used for another command.");
        });
        return row.map(found -> Json.read(found.outcome(), type));
    }

    static void put(Transaction transaction, Question question, Object outcome) {
        Upsert.into("answer")
                .key("actor", question.actor().toString())
                .key("idempotency_key", question.key().value())
                .value("command_digest", question.digest())
                .value("outcome", Json.write(outcome))
                .value("at_millis", transaction.now().toEpochMilli())
                .execute(transaction.writing());
    }

    static void prune(Handle handle, long beforeMillis) {
        handle.execute("delete from answer where at_millis <= ?", beforeMillis);
    }
}
