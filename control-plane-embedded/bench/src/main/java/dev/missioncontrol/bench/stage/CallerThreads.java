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

/** Runs callers that repeat the same step, each on a virtual thread, as a server's requests are. */
public final class CallerThreads {
    private CallerThreads() {}

    @FunctionalInterface
    public interface Step {
        /** Runs the step; {@code caller} counts from 0. */
        void run(int caller) throws Exception;
    }

    /** Repeats the step with all callers until the time is over. */
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

    /** Repeats the step with all callers, {@code total} times altogether. */
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

    /** One caller's loop, which returns its number of steps. */
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
