package dev.missioncontrol.console.fx;

import java.time.Duration;
import java.time.Instant;

/** Tells the time and calls back later on the JavaFX thread. Thread-safe. */
public interface Time {
    Instant now();

    /** Runs {@code task} once on the JavaFX thread after {@code delay}, unless it is cancelled before. */
    Cancellation after(Duration delay, Runnable task);

    /** Cancels a call that has not happened yet. */
    interface Cancellation {
        /** Cancels nothing. */
        Cancellation NONE = () -> {};

        void cancel();
    }
}
