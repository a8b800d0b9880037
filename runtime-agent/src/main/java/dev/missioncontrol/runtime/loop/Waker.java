package dev.missioncontrol.runtime.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Ends a loop's pause early; a wake-up that arrives before the pause is not lost. Thread-safe. */
public final class Waker {
    private final Semaphore wakes = new Semaphore(0);

    public void wake() {
        wakes.release();
    }

    void await(Duration pause) throws InterruptedException {
        boolean woken = wakes.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
        if (woken) {
            wakes.drainPermits();
        }
    }
}
