package dev.missioncontrol.core;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.audit.CheckpointFile;
import dev.missioncontrol.core.backup.Restore;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.store.DirectoryLock;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongConsumer;

/** Restores a control plane from a backup, and detects an unfinished restore. */
final class Restoring {
    private Restoring() {}

    static Restore.Restored from(CoreConfig config, Path backup, boolean otherKey, LongConsumer progress) {
        DirectoryLock lock = DirectoryLock.take(config.directory());
        try {
            SigningKey key = SigningKey.of(config.keys().apply(config.directory()));
            long lastEra = CheckpointFile.in(config.directory()).lastEra();
            Restore.Target target = new Restore.Target(
                    config.database(), key, config.clock().orElseGet(InstantSource::system), lastEra);
            return new Restore(target, Items::endLeases, progress).from(backup, otherKey);
        } finally {
            lock.close();
        }
    }

    static void refuseHalf(EventLog log) {
        if (log.eraUnmarked()) {
            throw new ControlPlaneException(
                    ControlPlaneException.Category.UNAVAILABLE,
                    "restore-unfinished",
                    "A restore of this control plane did not come to its end. Empty its database and restore again.");
        }
    }
}
