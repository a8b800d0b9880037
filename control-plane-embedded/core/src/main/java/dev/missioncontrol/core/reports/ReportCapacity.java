package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.util.function.LongSupplier;

/**
 * Limits the rows of a table of reports, so that a client that invents names without end cannot fill the disk. Existing
 * rows can still be updated. Each node counts for itself, so several nodes may exceed the limit by the rows that they
 * admit between two counts. Thread-safe.
 */
final class ReportCapacity {
    private static final int COUNT_EVERY = 1_000;

    private final LongSupplier count;
    private final String things;
    private final int most;
    private long rows;
    private int untilCount;

    /**
     * @param count the rows that there are
     * @param things the kind of row, for messages
     */
    ReportCapacity(LongSupplier count, String things, int most) {
        this.count = count;
        this.things = things;
        this.most = most;
    }

    /** Makes room for a new row; {@code OUT_OF_SPACE} if there is none. */
    void admit() {
        if (!admits()) {
            throw new ControlPlaneException(
                    Category.OUT_OF_SPACE,
                    "too-many-" + things,
                    "Reports are kept of at most " + most + " " + things
                            + ", and that number is reached; reports of known ones" + " are still accepted.");
        }
    }

    /** Makes room for a new row, if there is any. */
    synchronized boolean admits() {
        if (untilCount-- == 0) {
            rows = count.getAsLong();
            untilCount = COUNT_EVERY;
        }
        if (rows >= most) {
            return false;
        }
        rows++;
        return true;
    }
}
