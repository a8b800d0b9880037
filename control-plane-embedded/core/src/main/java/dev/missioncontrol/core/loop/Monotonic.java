package dev.missioncontrol.core.loop;

import java.time.Duration;

/** Measures time since some fixed moment, unaffected by changes of the wall clock. */
@FunctionalInterface
public interface Monotonic {
    Duration elapsed();

    /** Returns the machine's own. */
    static Monotonic system() {
        return () -> Duration.ofNanos(System.nanoTime());
    }
}
