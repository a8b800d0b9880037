package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.log.LogEntry;
import dev.missioncontrol.core.log.LogPages;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Runs a {@link Verifier} over a whole log; reads the next page while hashing this one. Thread-safe. */
public final class Verification {
    private Verification() {}

    /**
     * Verifies the log from its beginning to its end.
     *
     * @param bodies whether the log comes with its private bodies
     * @param progress receives the number of events checked so far
     */
    public static Verdict of(LogPages log, LogEvidence evidence, boolean bodies, LongConsumer progress) {
        Verifier verifier = new Verifier(evidence);
        try (ExecutorService ahead = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("read-ahead").factory())) {
            long checked = 0;
            List<LogEntry> page = log.after(Position.START);
            while (!page.isEmpty()) {
                Position last = page.getLast().position();
                Future<List<LogEntry>> next = ahead.submit(() -> log.after(last));
                page.forEach(verifier::next);
                checked += page.size();
                progress.accept(checked);
                page = result(next);
            }
        }
        return verifier.end(bodies);
    }

    private static List<LogEntry> result(Future<List<LogEntry>> page) {
        try {
            return page.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the log", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("read the log", e.getCause());
        }
    }
}
