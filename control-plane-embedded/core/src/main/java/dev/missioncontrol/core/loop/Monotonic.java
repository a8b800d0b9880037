package dev.missioncontrol.core.loop;

import dev.missioncontrol.api.time.SinceBoot;
import java.time.Duration;
import java.util.Optional;

/** Measures time since some fixed moment, unaffected by changes of the wall clock. */
@FunctionalInterface
public interface Monotonic {
    Duration elapsed();

    /** Returns the time since the system booted, sleep included; empty if it is not known. */
    default Optional<Duration> sinceBoot() {
        return Optional.empty();
    }

    /** Returns the machine's own. */
    static Monotonic system() {
        return new Monotonic() {
            @Override
            public Duration elapsed() {
                return Duration.ofNanos(System.nanoTime());
            }

            @Override
            public Optional<Duration> sinceBoot() {
                return SinceBoot.read();
            }
        };
    }
}
