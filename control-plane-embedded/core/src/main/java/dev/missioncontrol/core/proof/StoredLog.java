package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.log.CheckpointStore;
import dev.missioncontrol.core.log.EntryStore;
import dev.missioncontrol.core.log.LogEntry;
import dev.missioncontrol.core.log.LogPages;
import dev.missioncontrol.core.store.Store;
import java.util.List;

/** The log of a database, read in pages. Thread-safe. */
public final class StoredLog implements LogPages {
    private static final int PAGE = 4_000;

    private final Store store;

    public StoredLog(Store store) {
        this.store = store;
    }

    @Override
    public List<LogEntry> after(Position position) {
        return store.read(handle -> EntryStore.after(handle, position, PAGE));
    }

    /**
     * The checkpoints in the database, oldest first. In one go, not from one to the next: what a row says of its position may be
     * a forgery.
     */
    public List<Checkpoint> checkpoints() {
        return store.read(handle -> CheckpointStore.after(handle, Position.START, Integer.MAX_VALUE));
    }
}
