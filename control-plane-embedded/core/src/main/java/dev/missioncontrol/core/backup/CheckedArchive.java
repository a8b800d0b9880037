package dev.missioncontrol.core.backup;

import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.core.proof.Finding;
import dev.missioncontrol.core.proof.LogEvidence;
import dev.missioncontrol.core.proof.Verdict;
import dev.missioncontrol.core.proof.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Verifies the log in a backup or an export without any database. Thread-safe. */
public final class CheckedArchive {
    private CheckedArchive() {}

    /**
     * Refuses a damaged file, and verifies the log in it.
     *
     * @param key the public key of the control plane, if known from elsewhere
     * @param outside checkpoints that were kept elsewhere
     */
    public static Verdict verify(Path file, @Nullable String key, List<Checkpoint> outside, LongConsumer progress) {
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            archive.check();
            return signedByItsOwn(archive.manifest(), verify(archive, key, outside, progress));
        }
    }

    /** Checks the file's own signature, which alone covers the events after the last checkpoint. */
    private static Verdict signedByItsOwn(Manifest manifest, Verdict verdict) {
        if (verdict.key() == null || verdict.key().equals(manifest.key())) {
            return verdict;
        }
        return verdict.with(new Finding(
                verdict.head(),
                "file-not-signed",
                "the file is not signed with the key of this control plane: what follows the last checkpoint may have been"
                        + " changed or cut off."));
    }

    static Verdict verify(
            ArchiveReader archive, @Nullable String key, List<Checkpoint> outside, LongConsumer progress) {
        try (ArchiveLog log = ArchiveLog.of(archive)) {
            LogEvidence evidence = new LogEvidence(key, ArchiveLog.checkpoints(archive), outside, List.of());
            return Verification.of(log, evidence, archive.manifest().bodies(), progress);
        } catch (IOException | IllegalArgumentException e) {
            throw ArchiveReader.refused("damaged-archive", "The file is damaged: its log cannot be read.", e);
        }
    }
}
