package dev.missioncontrol.server.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The end of a server, for those who wait for something else: it comes once, and they stop waiting. Thread-safe. */
final class Closing {
    private final CompletableFuture<Void> begun = new CompletableFuture<>();

    void begin() {
        begun.complete(null);
    }

    boolean hasBegun() {
        return begun.isDone();
    }

    /** What {@code wait} brings; empty when the end comes first. It is never interrupted, for it may be reading files. */
    <T> Optional<T> unlessBegun(Supplier<T> wait) {
        CompletableFuture<T> result = CompletableFuture.supplyAsync(wait, Thread::startVirtualThread);
        try {
            CompletableFuture.anyOf(result, begun).join();
            return result.isDone() ? Optional.of(result.join()) : Optional.empty();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
