package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.store.Store;

/**
 * How many rows a table of reports may have, so that a client that makes up names without end cannot fill the disk. What is
 * there already goes on being reported. Nodes count each for themselves, so several may go beyond it by what they admit between
 * two counts. Thread-safe.
 */
final class ReportCapacity {
    private static final int COUNT_EVERY = 1_000;

    private final Store store;
    private final String table;
    private final String things;
    private final int most;
    private long rows;
    private int untilCount;

    /** @param things what a row stands for, as callers are told */
    ReportCapacity(Store store, String table, String things, int most) {
        this.store = store;
        this.table = table;
        this.things = things;
        this.most = most;
    }

    /** Makes room for a row that is not there yet; {@code OUT_OF_SPACE} when there is none. */
    void admit() {
        if (!admits()) {
            throw new ControlPlaneException(
                    Category.OUT_OF_SPACE,
                    "too-many-" + things,
                    "Reports are kept of at most " + most + " " + things
                            + ", and there are so many; those that are known" + " go on being taken.");
        }
    }

    /** Makes room for a row that is not there yet, if there is any. */
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
