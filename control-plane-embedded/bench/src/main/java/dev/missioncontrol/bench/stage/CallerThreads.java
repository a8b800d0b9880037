package dev.missioncontrol.bench.stage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Callers that do the same step again and again, each on a virtual thread, as a server's requests are. */
public final class CallerThreads {
    private CallerThreads() {}

    /** One act of one caller. */
    @FunctionalInterface
    public interface Step {
        /** Does it; {@code caller} counts from 0. */
        void run(int caller) throws Exception;
    }

    /** All callers repeat the step until the time is over. */
    public static Rate during(int callers, Duration length, Step step) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        return measured(callers, caller -> {
            int done = 0;
            while (System.nanoTime() < end) {
                step.run(caller);
                done++;
            }
            return done;
        });
    }

    /** All callers repeat the step until it was done so many times in all. */
    public static Rate times(int callers, int total, Step step) throws Exception {
        AtomicInteger left = new AtomicInteger(total);
        return measured(callers, caller -> {
            int done = 0;
            while (left.getAndDecrement() > 0) {
                step.run(caller);
                done++;
            }
            return done;
        });
    }

    /** What one caller does, and how often it did. */
    @FunctionalInterface
    private interface Shift {
        int work(int caller) throws Exception;
    }

    private static Rate measured(int callers, Shift shift) throws Exception {
        List<Callable<Integer>> shifts = IntStream.range(0, callers)
                .<Callable<Integer>>mapToObj(caller -> () -> shift.work(caller))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stopwatch watch = Stopwatch.start();
            long count = 0;
            for (Future<Integer> done : threads.invokeAll(shifts)) {
                count += result(done);
            }
            return watch.did(count);
        }
    }

    private static int result(Future<Integer> done) throws Exception {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
