package dev.missioncontrol.offline;

import dev.missioncontrol.core.backup.BackupService;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes a backup. Confined to the main thread. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Writes everything into one file, also while the control plane runs. The file holds private texts but"
                        + " not the integrity key: keep a copy of DIR/integrity.key elsewhere.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --data DIR --to backup.zip"})
public final class BackupCommand implements Callable<Integer> {
    @Mixin
    private CopyFile file;

    @Override
    public Integer call() {
        return file.write(
                "The backup",
                BackupService::backup,
                (plane, out) -> plane.backups().write(out));
    }
}
