package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.store.Store;

/**
 * Limits the rows of a table of reports, so that a client that invents names without end cannot fill the disk. Existing
 * rows can still be updated. Each node counts for itself, so several nodes may exceed the limit by the rows that they
 * admit between two counts. Thread-safe.
 */
final class ReportCapacity {
    private static final int COUNT_EVERY = 1_000;

    private final Store store;
    private final String table;
    private final String things;
    private final int most;
    private long rows;
    private int untilCount;

    /** @param things the kind of row, for messages */
    ReportCapacity(Store store, String table, String things, int most) {
        this.store = store;
        this.table = table;
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
            rows = store.read(handle -> ReportStore.count(handle, table));
            untilCount = COUNT_EVERY;
        }
        if (rows >= most) {
            return false;
        }
        rows++;
        return true;
    }
}
