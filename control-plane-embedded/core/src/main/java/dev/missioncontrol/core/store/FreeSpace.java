package dev.missioncontrol.core.store;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops writing before the disk is full, because a failing write would close the database file. Checked before each
 * batch; writing resumes when there is space again. Thread-safe.
 */
final class FreeSpace {
    /** More than all writes between two checks, and enough to close the file in order. */
    static final long FREE_MIN_BYTES = 64L << 20;

    private static final Duration PROBE_EVERY = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);

    private final DiskVolume volume;
    private final long freeMinBytes;
    private final AtomicBoolean suspect = new AtomicBoolean();
    private final AtomicLong probedAtNanos = new AtomicLong();
    private final AtomicReference<State> last = new AtomicReference<>(State.ENOUGH);

    private enum State {
        ENOUGH,
        FULL,
        READ_ONLY
    }

    FreeSpace(DiskVolume volume, long freeMinBytes) {
        this.volume = volume;
        this.freeMinBytes = freeMinBytes;
    }

    /** Returns the reason, if any, why nothing may be written now. */
    Optional<ControlPlaneException> refusal() {
        State state = look();
        State before = last.getAndSet(state);
        if (before != state) {
            LOG.warn("room to write: {}, before {}", state, before);
        }
        return switch (state) {
            case ENOUGH -> Optional.empty();
            case FULL ->
                refused(
                        "out-of-space",
                        "The disk of the control plane is full, so nothing can be written; make room on it.");
            case READ_ONLY ->
                refused(
                        "read-only",
                        "The disk of the control plane cannot be written to; mount it for writing and check who may.");
        };
    }

    long freeBytes() {
        return volume.freeBytes();
    }

    private boolean recovered() {
        long now = System.nanoTime();
        long before = probedAtNanos.get();
        boolean due = before == 0 || now - before > PROBE_EVERY.toNanos();
        if (due && probedAtNanos.compareAndSet(before, now) && volume.takesWrites()) {
            suspect.set(false);
        }
        return !suspect.get();
    }

    private static Optional<ControlPlaneException> refused(String type, String message) {
        return Optional.of(new ControlPlaneException(Category.OUT_OF_SPACE, type, message));
    }

    /** Reports a failed write: the database is not written to until a trial write succeeds. */
    void suspect() {
        suspect.set(true);
    }

    private State look() {
        if (!volume.writable() || (suspect.get() && !recovered())) {
            return State.READ_ONLY;
        }
        return volume.freeBytes() < freeMinBytes ? State.FULL : State.ENOUGH;
    }
}
