package dev.missioncontrol.core.idempotency;

import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.write.Prefetch;
import dev.missioncontrol.core.store.write.Transaction;
import dev.missioncontrol.core.store.write.Writer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs a command once under its key; a repeated call gets the first result. Thread-safe. */
public record Once(Writer writer) {
    /** Prefix of a position, for a result that is not written out; no JSON begins with it. */
    static final String LOGGED = "@";

    /** Runs a command whose result is written out and kept if {@code kept} accepts it. */
    public <T> T run(IdempotentCall call, Class<T> type, Predicate<T> kept, Function<Transaction, T> command) {
        return run(call, Prefetch.NONE, (_, outcome) -> Json.read(outcome, type), transaction -> {
            T result = command.apply(transaction);
            return kept.test(result) ? new FirstResult.Written<>(result) : new FirstResult.NotKept<>(result);
        });
    }

    /**
     * Runs a command that chooses the form in which its result is kept.
     *
     * @param prefetch the rows that the command will read
     * @param told reads the result from the event at a position
     */
    public <T> T run(
            IdempotentCall call,
            Prefetch prefetch,
            Class<T> type,
            BiFunction<Transaction, Position, T> told,
            Function<Transaction, FirstResult<T>> command) {
        return run(
                call,
                prefetch,
                (transaction, outcome) -> outcome.startsWith(LOGGED)
                        ? told.apply(transaction, Position.parse(outcome.substring(LOGGED.length())))
                        : Json.read(outcome, type),
                command);
    }

    private <T> T run(
            IdempotentCall call,
            Prefetch prefetch,
            BiFunction<Transaction, String, T> again,
            Function<Transaction, FirstResult<T>> command) {
        return writer.submit(
                IdempotencyStore.needs(call).and(prefetch),
                transaction -> IdempotencyStore.find(transaction, call)
                        .map(outcome -> again.apply(transaction, outcome))
                        .orElseGet(() -> first(transaction, call, command)));
    }

    private static <T> T first(
            Transaction transaction, IdempotentCall call, Function<Transaction, FirstResult<T>> command) {
        FirstResult<T> result = command.apply(transaction);
        switch (result) {
            case FirstResult.Written<T>(T value) -> IdempotencyStore.put(transaction, call, Json.write(value));
            case FirstResult.Logged<T> logged -> IdempotencyStore.put(transaction, call, LOGGED + logged.event());
            case FirstResult.NotKept<T> _ -> {}
        }
        return result.value();
    }
}
