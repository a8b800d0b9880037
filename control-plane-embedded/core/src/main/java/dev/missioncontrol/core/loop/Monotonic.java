package dev.missioncontrol.core.loop;

import java.time.Duration;

/** Time since some fixed moment, unmoved by changes of the wall clock. */
@FunctionalInterface
public interface Monotonic {
    Duration elapsed();

    /** The machine's own. */
    static Monotonic system() {
        return () -> Duration.ofNanos(System.nanoTime());
    }
}
