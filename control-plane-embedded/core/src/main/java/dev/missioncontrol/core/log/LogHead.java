package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Position;
import java.time.Duration;

/** The newest event on disk, on which readers can wait for the next one. Thread-safe. */
public final class LogHead {
    private Position position;

    LogHead(Position position) {
        this.position = position;
    }

    public synchronized Position position() {
        return position;
    }

    /** Never goes back: a reader ahead of this node's writer has seen events that another node forced. */
    synchronized void moveTo(Position newest) {
        if (newest.compareTo(position) > 0) {
            position = newest;
            notifyAll();
        }
    }

    /**
     * Waits until an event newer than {@code seen} is on disk or {@code longest} has passed; returns the newest
     * position.
     */
    public synchronized Position awaitBeyond(Position seen, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (position.compareTo(seen) <= 0) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                break;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return position;
    }
}
