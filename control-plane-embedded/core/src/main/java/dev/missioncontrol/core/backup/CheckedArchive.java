package dev.missioncontrol.core.backup;

import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.core.proof.Evidence;
import dev.missioncontrol.core.proof.Verdict;
import dev.missioncontrol.core.proof.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Verifies the log in a backup or an export; needs the file alone. Thread-safe. */
public final class CheckedArchive {
    private CheckedArchive() {}

    /**
     * Refuses a file that is damaged, and says what is right or wrong with the log in it.
     *
     * @param key the public key of the control plane, where it is known from elsewhere
     * @param outside checkpoints that were kept elsewhere
     */
    public static Verdict verify(Path file, @Nullable String key, List<Checkpoint> outside, LongConsumer progress) {
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            archive.check();
            return verify(archive, key, outside, progress);
        }
    }

    static Verdict verify(
            ArchiveReader archive, @Nullable String key, List<Checkpoint> outside, LongConsumer progress) {
        try (ArchiveLog log = ArchiveLog.of(archive)) {
            Evidence evidence = new Evidence(key, ArchiveLog.checkpoints(archive), outside, List.of());
            return Verification.of(log, evidence, archive.manifest().bodies(), progress);
        } catch (IOException | IllegalArgumentException e) {
            throw ArchiveReader.refused("damaged-archive", "The file is damaged: its log cannot be read.", e);
        }
    }
}
