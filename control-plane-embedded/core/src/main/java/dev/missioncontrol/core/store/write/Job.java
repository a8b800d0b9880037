package dev.missioncontrol.core.store.write;

import dev.missioncontrol.api.ControlPlaneException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One command on its way through the writer, and the caller who waits for its answer. */
record Job<T>(Prefetch prefetch, Function<Transaction, T> work, CompletableFuture<T> answer) {
    Job(Prefetch prefetch, Function<Transaction, T> work) {
        this(prefetch, work, new CompletableFuture<>());
    }

    /**
     * Runs the work. The returned action gives the answer once the batch is on disk. A refused command leaves no
     * changes behind; if they cannot be undone in memory, or if the failure is no refusal, it is rethrown to roll back
     * the batch.
     */
    Runnable decide(Transaction transaction) {
        transaction.nextCommand();
        try {
            T result = work.apply(transaction);
            return () -> answer.complete(result);
        } catch (ControlPlaneException refusal) {
            if (!transaction.takeBack()) {
                throw refusal;
            }
            return () -> answer.completeExceptionally(refusal);
        } catch (Error e) {
            throw new IllegalStateException("a command failed", e);
        }
    }

    void refuse(Throwable why) {
        answer.completeExceptionally(why);
    }
}
