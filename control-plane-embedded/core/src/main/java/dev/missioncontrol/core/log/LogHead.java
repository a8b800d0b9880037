package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Position;
import java.time.Duration;

/** The newest event that is on disk, and a place to wait for the next one. Thread-safe. */
public final class LogHead {
    private Position position;

    LogHead(Position position) {
        this.position = position;
    }

    public synchronized Position position() {
        return position;
    }

    /** Never goes back: whoever saw more than the writer of this node has seen what another one forced. */
    synchronized void moveTo(Position newest) {
        if (newest.compareTo(position) > 0) {
            position = newest;
            notifyAll();
        }
    }

    /** Waits until something newer than {@code seen} is on disk or {@code longest} has gone by; returns the newest. */
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
