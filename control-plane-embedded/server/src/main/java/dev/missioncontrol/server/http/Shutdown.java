package dev.missioncontrol.server.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Signals the shutdown of a server once, so that waiting requests stop waiting. Thread-safe. */
final class Shutdown {
    private static final Duration SLICE = Duration.ofMillis(250);

    private final CompletableFuture<Void> begun = new CompletableFuture<>();

    void begin() {
        begun.complete(null);
    }

    boolean hasBegun() {
        return begun.isDone();
    }

    /**
     * Returns the result of {@code wait}; empty when the shutdown begins first or {@code worthIt}, which is polled,
     * becomes false. The wait is never interrupted, because it may be reading files.
     */
    <T> Optional<T> unlessBegun(Supplier<T> wait, BooleanSupplier worthIt) {
        CompletableFuture<T> result = CompletableFuture.supplyAsync(wait, Thread::startVirtualThread);
        CompletableFuture<?> either = CompletableFuture.anyOf(result, begun);
        try {
            while (!done(either)) {
                if (!worthIt.getAsBoolean()) {
                    return Optional.empty();
                }
            }
            return result.isDone() ? Optional.of(result.join()) : Optional.empty();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static boolean done(CompletableFuture<?> either) {
        try {
            either.get(SLICE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true; // the caller that takes the result receives the failure
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the wait was interrupted");
        }
    }
}
