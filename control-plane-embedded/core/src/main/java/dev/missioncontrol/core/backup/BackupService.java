package dev.missioncontrol.core.backup;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;

/** Makes backups and exports of an open database, one at a time, beside the writer. Thread-safe. */
public final class BackupService {
    private final Semaphore one = new Semaphore(1);
    private final Store store;
    private final Origin origin;

    /** The name, key and clock of the control plane that is copied. */
    public record Origin(String name, SigningKey key, InstantSource clock) {}

    public BackupService(Store store, Origin origin) {
        this.store = store;
        this.origin = origin;
    }

    /** Writes every table; {@code progress} receives the number of rows written. */
    public void backup(OutputStream to, LongConsumer progress) {
        alone(() -> SnapshotCopy.backup(store, origin, to, progress));
    }

    /** Writes the log alone, with a page for people. */
    public void export(boolean bodies, OutputStream to, LongConsumer progress) {
        alone(() -> SnapshotCopy.export(store, origin, bodies, to, progress));
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private void alone(Writing writing) {
        if (!one.tryAcquire()) {
            throw new ControlPlaneException(
                    Category.OVERLOADED, "copy-running", "Another backup or export is being made; try again later.");
        }
        try {
            writing.run();
        } catch (IOException e) {
            throw new ControlPlaneException(
                    Category.UNAVAILABLE, "copy-failed", "The copy could not be written to its end.", e);
        } finally {
            one.release();
        }
    }
}
