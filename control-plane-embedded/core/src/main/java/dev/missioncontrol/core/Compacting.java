package dev.missioncontrol.core;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.audit.CheckpointFile;
import dev.missioncontrol.core.proof.StoredLog;
import dev.missioncontrol.core.proof.Verdict;
import dev.missioncontrol.core.store.DirectoryLock;
import dev.missioncontrol.core.store.DiskVolume;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.file.FileCompaction;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Compacts the closed file of a directory and verifies the audit trail in the copy. */
final class Compacting {
    private Compacting() {}

    static FileCompaction.Sizes in(Path directory, FileCompaction.Progress progress) {
        FileCompaction compaction = new FileCompaction(directory, DiskVolume.of(directory));
        compaction.requireFile(); // taking the lock would create the directory
        compaction.requireOwner();
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            return compaction.run((copy, events) -> requireWholeLog(directory, copy, events), progress);
        } finally {
            lock.close();
        }
    }

    /** A damaged log stays where it is, as evidence. */
    private static void requireWholeLog(Path directory, Store copy, LongConsumer progress) {
        Verdict verdict =
                new StoredLog(copy).verify(null, CheckpointFile.in(directory).read(), List.of(), progress);
        verdict.first().ifPresent(finding -> {
            throw new ControlPlaneException(
                    Category.UNAVAILABLE,
                    "log-not-whole",
                    "The file was not compacted and is as it was, because its audit trail is not whole: " + finding
                            + ". Run audit verify.");
        });
    }
}
