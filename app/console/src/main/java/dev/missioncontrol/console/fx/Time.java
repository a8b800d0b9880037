package dev.missioncontrol.console.fx;

import java.time.Duration;
import java.time.Instant;

/** What time it is, and calling back later on the JavaFX thread. Thread-safe. */
public interface Time {
    Instant now();

    /** Runs {@code task} once on the JavaFX thread after {@code delay}, unless cancelled before. */
    Cancellation after(Duration delay, Runnable task);

    /** Takes back a call that has not happened yet. */
    interface Cancellation {
        /** Nothing to take back. */
        Cancellation NONE = () -> {};

        void cancel();
    }
}
