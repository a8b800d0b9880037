package dev.missioncontrol.offline;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.core.audit.CheckpointFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a copy of the checkpoints that the user names. A missing or empty file is an error, because it would otherwise
 * verify nothing and look like success.
 */
final class KeptCheckpoints {
    private KeptCheckpoints() {}

    static List<Checkpoint> in(Path file) {
        List<Checkpoint> checkpoints = new CheckpointFile(file).read();
        if (checkpoints.isEmpty()) {
            throw new ControlPlaneException(
                    Files.exists(file) ? Category.INVALID : Category.NOT_FOUND,
                    "no-checkpoints",
                    "There are no checkpoints in " + file + "; name a copy of checkpoints.log.");
        }
        return checkpoints;
    }
}
