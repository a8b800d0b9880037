package dev.missioncontrol.console.fake;

import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Advances only when a test says so; calls run on the test's own thread, in order. */
public final class SteppedTime implements Time {
    private final FakeControlPlane.Clock clock;
    private final List<Call> calls = new ArrayList<>();

    private record Call(Instant at, Runnable task) {}

    public SteppedTime(FakeControlPlane.Clock clock) {
        this.clock = clock;
    }

    /** Returns a background that runs work at once, on the same thread. */
    public static Background sameThread() {
        return new Background(Runnable::run, Runnable::run);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Cancellation after(Duration delay, Runnable task) {
        Call call = new Call(now().plus(delay), task);
        calls.add(call);
        return () -> calls.removeIf(other -> other.equals(call));
    }

    /** Advances time by {@code duration} and runs everything that falls due. */
    public void pass(Duration duration) {
        Instant end = now().plus(duration);
        while (true) {
            Call next = calls.stream()
                    .filter(call -> !call.at().isAfter(end))
                    .min(Comparator.comparing(Call::at))
                    .orElse(null);
            if (next == null) {
                break;
            }
            calls.remove(next);
            clock.moveTo(next.at());
            next.task().run();
        }
        clock.moveTo(end);
    }
}
