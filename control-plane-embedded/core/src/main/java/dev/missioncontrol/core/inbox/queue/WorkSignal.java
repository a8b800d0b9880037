package dev.missioncontrol.core.inbox.queue;

import dev.missioncontrol.core.store.write.Transaction;
import java.time.Duration;

/** Tells waiting claims that work may have appeared. Carries no data: a woken claim looks for itself. Thread-safe. */
public final class WorkSignal {
    private final Runnable others;
    private final Runnable raising = this::raise;
    private long generation;
    private int waiting;

    /** @param others notifies the other nodes */
    public WorkSignal(Runnable others) {
        this.others = others;
    }

    /** Raises the signal once when the batch is on disk, however many of its commands made work. */
    public void raiseAfter(Transaction transaction) {
        transaction.afterwards(raising);
    }

    public synchronized long generation() {
        return generation;
    }

    /** Raises the signal here and on every other node. */
    void raise() {
        raiseHere();
        others.run();
    }

    public synchronized void raiseHere() {
        generation++;
        notifyAll();
    }

    /** Waits until the signal was raised after {@code seen}, at most {@code longest}; returns whether it was. */
    public synchronized boolean awaitAfter(long seen, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        waiting++;
        try {
            while (generation == seen) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return true;
        } finally {
            waiting--;
        }
    }

    /** Returns the number of waiting claims. */
    public synchronized int waiting() {
        return waiting;
    }
}
