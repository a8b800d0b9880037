package dev.missioncontrol.server.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends a read that takes too long: an interrupt closes the connection of the reading thread. No interrupt comes after
 * {@link #close()}. Thread-safe.
 */
final class ReadDeadline implements AutoCloseable {
    private final Thread reader = Thread.currentThread();
    private final Future<?> alarm;
    private boolean running = true;
    private boolean over;

    ReadDeadline(ScheduledExecutorService timer, Duration time) {
        alarm = timer.schedule(this::strike, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void strike() {
        if (running) {
            over = true;
            reader.interrupt();
        }
    }

    @Override
    public void close() {
        alarm.cancel(false);
        synchronized (this) {
            running = false;
            if (over) {
                Thread.interrupted(); // the interrupt is from this deadline and has done its work
            }
        }
    }
}
